import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromRoot } from '#dev/paths.ts';

interface Entry {
  readonly version?: string;
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

const text = readFileSync(fromRoot('package-lock.json'), 'utf8');
const { packages } = JSON.parse(text) as { packages: Record<string, Entry> };
const entries = Object.entries(packages);

/** Other platforms' packages whose hash no registry gave when they were noted; npm adds it then. */
const WITHOUT_HASH = /^node_modules\/@supabase\/cli-(darwin|windows|linux-arm64|linux-x64-musl)/;

/** Whether npm finds what a package asks for: within it, or one folder further out at a time. */
function isNamed(from: string, name: string): boolean {
  const path = `${from}${from && '/'}node_modules/${name}`;
  if (path in packages) return true;
  if (from === '') return false;
  const outer = from.lastIndexOf('/node_modules/');
  return isNamed(outer < 0 ? '' : from.slice(0, outer), name);
}

/** What `npm ci` demands of a package; an installed one does not bring its own tools. */
function demandsOf(from: string, entry: Entry): string[] {
  const tools = from === '' ? entry.devDependencies : {};
  return Object.keys({ ...entry.dependencies, ...entry.optionalDependencies, ...tools });
}

describe('the lock file', () => {
  it('names all that any package asks for on any platform, as npm ci demands', () => {
    const missing = entries.flatMap(([from, entry]) =>
      demandsOf(from, entry).filter((name) => !isNamed(from, name)),
    );
    expect(missing).toEqual([]);
  });

  it('gives each a version and a hash, and says of none where it was fetched', () => {
    const bare = entries.filter(
      ([path, { integrity, inBundle }]) => path !== '' && !inBundle && !integrity,
    );
    expect(bare.filter(([path]) => !WITHOUT_HASH.test(path))).toEqual([]);
    expect(entries.filter(([, { version }]) => !version)).toEqual([]);
    expect(text).not.toContain('"resolved"');
  });
});
