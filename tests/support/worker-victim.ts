import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fromRoot, nodeBinary } from '#dev/paths.ts';
import { database } from './database.ts';

/**
 * The job worker as it runs in production, from its sources, with this process's settings; there to
 * be killed.
 */
export class WorkerVictim {
  #child: ChildProcess | undefined;

  /** Resolves when it takes jobs. */
  async start(): Promise<void> {
    const args = ['--import', fromRoot('dev', 'register.ts'), fromRoot('src', 'worker.ts')];
    const child = spawn(nodeBinary, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    this.#child = child;
    const ready = Promise.withResolvers<null>();
    child.stdout.on('data', (line: Buffer) => {
      if (line.includes('worker ready')) ready.resolve(null);
    });
    child.once('exit', () => ready.reject(new Error('the worker ended')));
    await ready.promise;
  }

  /** It is gone at once, with what it had begun. @returns the tasks that it had begun */
  async kill(): Promise<string[]> {
    const child = this.#child;
    if (child?.exitCode !== null || child.signalCode !== null) return [];
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    return leaveBehind();
  }
}

/** As if what it had begun had lain for the five minutes after which the next worker takes over. */
async function leaveBehind(): Promise<string[]> {
  const { rows } = await database().query<{ task: string }>(
    `update graphile_worker._private_jobs j set locked_at = locked_at - interval '6 minutes'
     from graphile_worker._private_tasks t where t.id = j.task_id and j.locked_by is not null
     returning t.identifier as task`,
  );
  return rows.map(({ task }) => task);
}
