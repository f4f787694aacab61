import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { fromRoot, nodeBinary, rootDir } from '../paths.ts';

/** Files made from the database and committed; `npm run db:check` compares them. */
export const generatedFiles = {
  types: fromRoot('src', 'lib', 'server', 'db', 'database.types.ts'),
  schema: fromRoot('supabase', 'schema.sql'),
};

/** TypeScript types of the schema `public`, formatted as the rest of the code. */
export async function generateTypes(url: string): Promise<string> {
  const cli = fromRoot('node_modules', 'supabase', 'dist', 'supabase.js');
  const text = run(cli, ['gen', 'types', `--remote=${url}`, '--schema', 'public', '--agent', 'no']);
  const config = await resolveConfig(generatedFiles.types);
  return format(text, { ...config, filepath: generatedFiles.types });
}

const header = `-- The schema as the migrations make it, object by object: for reading and for comparing.
-- Made by \`npm run db:schema\`; never edited and never run.

`;

/** The definition of everything in the schemas \`public\` and \`private\`, in a fixed order. */
export function generateSchema(url: string): string {
  const cli = fromRoot('node_modules', '@supabase', 'pg-delta', 'dist', 'cli', 'main.js');
  const dir = mkdtempSync(join(tmpdir(), 'rollkoll-schema-'));
  const style = JSON.stringify({ keywordCase: 'lower', maxWidth: 100 });
  try {
    run(cli, [
      ...['schema', 'export', '--source', url, '--out-dir', dir, '--profile', 'supabase'],
      ...['--layout', 'by-object', '--format-options', style],
    ]);
    const files = globSync('{cluster,schemas}/**/*.sql', { cwd: dir }).sort(byPlace);
    return (
      header + files.map((file) => readFileSync(join(dir, file), 'utf8').trim()).join('\n\n') + '\n'
    );
  } finally {
    rmSync(dir, { recursive: true });
  }
}

const order = ['cluster', 'schema.sql', 'types', 'tables', 'views', 'functions'];

/** Cluster first, then schemas, types, tables, views and functions, each by name. */
function byPlace(a: string, b: string): number {
  const rank = (file: string) => order.findIndex((part) => file.split('/').includes(part));
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function run(script: string, args: string[]): string {
  const result = spawnSync(nodeBinary, [script, ...args], {
    cwd: rootDir,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, DO_NOT_TRACK: '1', PGSSLMODE: 'disable' },
  });
  if (result.status === 0) return result.stdout;
  throw new Error(`${args.slice(0, 2).join(' ')} failed:\n${result.stdout}${result.stderr}`);
}
