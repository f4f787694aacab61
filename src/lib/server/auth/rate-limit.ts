import type { RequestEvent } from '@sveltejs/kit';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { env } from '$lib/server/env.ts';
import { addressBlock } from './address-block.ts';

const QUARTER = 15 * 60;
const HOUR = 60 * 60;

/** A demo is tried by many from one place, with passwords that are on its sign-in page anyway. */
const DEMO_FACTOR = 20;

/**
 * How many tries one e-mail address (or account) and one network may make in a window of seconds.
 * An office shares its network, so that limit is wider.
 */
const LIMITS = {
  sign_in: { subject: 10, network: 100, seconds: QUARTER },
  sign_up: { subject: 5, network: 30, seconds: HOUR },
  forgot: { subject: 3, network: 30, seconds: QUARTER },
  resend: { subject: 3, network: 30, seconds: QUARTER },
  confirm: { subject: 10, network: 60, seconds: QUARTER },
  password: { subject: 10, network: 100, seconds: QUARTER },
  export: { subject: 30, network: 300, seconds: QUARTER },
  search: { subject: 300, network: 3000, seconds: QUARTER },
  invitation: { subject: 30, network: 60, seconds: QUARTER },
  diagnosis: { subject: 10, network: 40, seconds: HOUR },
} as const;

export type LimitedAction = keyof typeof LIMITS;

/** Who tries: the e-mail address or account id that is tried, and the network it comes from. */
export type Trier = { subject?: string; network: string };

/**
 * Counts a try of the request's visitor.
 * @param subject the e-mail address or account that is tried, when there is one
 * @throws {DomainError} 429 too_many_tries
 */
export async function takeTry(
  event: Pick<RequestEvent, 'getClientAddress'>,
  action: LimitedAction,
  subject?: string,
): Promise<void> {
  const network = addressBlock(event.getClientAddress());
  const factor = env().ROLLKOLL_DEMO ? DEMO_FACTOR : 1;
  await countTry(serviceClient(), action, { subject, network }, factor);
}

/**
 * Counts one try for the network and, when there is one, for the subject.
 * @param factor how many times wider than usual the limits are
 * @throws {DomainError} 429 too_many_tries
 */
export async function countTry(
  db: Db,
  action: LimitedAction,
  { subject, network }: Trier,
  factor = 1,
): Promise<void> {
  const limit = LIMITS[action];
  const take = async (bucket: string, tries: number) =>
    unwrap(
      await db.rpc('take_rate_limit', {
        p_bucket: `${action}:${bucket}`,
        p_limit: tries * factor,
        p_seconds: limit.seconds,
      }),
    );
  const taken = await Promise.all([
    take(`network:${network}`, limit.network),
    subject ? take(`subject:${subject}`, limit.subject) : true,
  ]);
  if (taken.includes(false)) throw new DomainError(429, 'too_many_tries');
}
