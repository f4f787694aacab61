import { Logger } from 'graphile-worker';

type Fields = Readonly<Record<string, string | number | undefined>>;

/** One line of JSON for the log. Give it ids, kinds and numbers, never names, addresses or texts. */
export function log(level: 'info' | 'error', message: string, fields: Fields = {}): void {
  const line = JSON.stringify({ time: new Date().toISOString(), level, message, ...fields });
  if (level === 'error') console.error(line);
  else console.info(line);
}

/**
 * What the job library has to say. Its texts quote errors and may hold payloads, so only faults
 * come through, told by kind; what became of each job is logged by `withLog`.
 */
export const workerLogger = new Logger(({ label }) => (level, _message, meta) => {
  if (level !== 'error') return;
  const cause = meta?.['error'];
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  if (meta?.['failure'] === true) return;
  log('error', 'job worker', { label, code });
});
