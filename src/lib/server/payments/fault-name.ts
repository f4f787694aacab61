import { DatabaseFault } from '$lib/server/db/db-error.ts';
import { stripeFault } from './stripe-client.ts';

/** The kind of a fault, for ledgers and logs: without the text that came along, which may name people. */
export function faultName(cause: unknown): string {
  const fault = stripeFault(cause);
  if (fault)
    return [fault.type, fault.code, fault.status].filter((part) => part !== null).join(' ');
  if (cause instanceof DatabaseFault) return cause.message.split(':')[0] ?? cause.name;
  if (!(cause instanceof Error)) return 'unknown';
  return /^[a-z_]{1,60}$/u.test(cause.message) ? cause.message : cause.name;
}
