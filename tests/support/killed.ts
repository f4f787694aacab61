import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fromRoot, nodeBinary } from '#dev/paths.ts';
import { database } from './database.ts';
import { stack } from './stack.ts';

/** A statement and its values. */
export type Call = readonly [sql: string, values: readonly unknown[]];

/** A process that makes calls to the database and is killed, or whose connections are. */
export class Victim {
  readonly #name: string;
  #process: ChildProcess | undefined;

  /** @param name what the database calls its connections; each test its own */
  constructor(name: string) {
    this.#name = name;
  }

  /** Gives it calls to make, each a transaction, on some connections at a time; does not wait. */
  async tell(connections: number, calls: readonly Call[]): Promise<void> {
    const child = await this.#living();
    child.stdin?.write(`${JSON.stringify({ connections, calls })}\n`);
  }

  /** The database breaks off one of its connections. */
  async terminateOne(): Promise<void> {
    await database().query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = $1 order by random() limit 1`,
      [this.#name],
    );
  }

  /** The process is gone, at once. */
  async kill(): Promise<void> {
    if (!this.#process || !this.#isAlive()) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }

  #isAlive(): boolean {
    return this.#process?.exitCode === null && this.#process.signalCode === null;
  }

  async #living(): Promise<ChildProcess> {
    if (this.#process && this.#isAlive()) return this.#process;
    this.#process = spawn(nodeBinary, [fromRoot('tests', 'support', 'victim.ts')], {
      env: { ...process.env, DATABASE_URL: stack().DATABASE_URL, VICTIM_NAME: this.#name },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (this.#process.stdout) await once(this.#process.stdout, 'data');
    return this.#process;
  }
}
