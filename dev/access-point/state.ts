import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A document that was taken, with the receipt that was given for it. */
export type Taken = {
  key: string;
  recipient: string;
  sha256: string;
  kind: string;
  receiptId: string;
  receivedAt: string;
};

/** How the next answers go wrong, each once: see README.md. */
export type Fault = 'unavailable' | 'cut' | 'cut_after' | 'drop' | 'refuse';

type Snapshot = { taken: Taken[]; unregistered: string[]; faults: Fault[] };

/** What the stand-in remembers; in a file when there is a path, so that a restart changes nothing. */
export class State {
  readonly #path: string | null;
  readonly #taken = new Map<string, Taken>();
  unregistered: Set<string>;
  faults: Fault[];

  constructor(path: string | null) {
    this.#path = path;
    const old = path === null ? null : readSnapshot(path);
    for (const each of old?.taken ?? []) this.#taken.set(each.key, each);
    this.unregistered = new Set(old?.unregistered);
    this.faults = old?.faults ?? [];
  }

  get taken(): Taken[] {
    return [...this.#taken.values()];
  }

  find(key: string): Taken | undefined {
    return this.#taken.get(key);
  }

  take(document: Taken): void {
    this.#taken.set(document.key, document);
    this.save();
  }

  nextFault(): Fault | undefined {
    const fault = this.faults.shift();
    if (fault !== undefined) this.save();
    return fault;
  }

  /** A new file takes the old one's place in one step. */
  save(): void {
    if (this.#path === null) return;
    const { taken, faults } = this;
    const snapshot: Snapshot = { taken, faults, unregistered: [...this.unregistered] };
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(`${this.#path}.new`, JSON.stringify(snapshot), { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
  }
}

function readSnapshot(path: string): Snapshot | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Snapshot;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
