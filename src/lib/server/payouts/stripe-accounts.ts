import { localizedHref, type Locale } from '$lib/i18n/paths.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { env } from '$lib/server/env.ts';
import { stripe, stripeFault, unlessGone } from '$lib/server/payments/stripe-client.ts';

/** How a consultant stands with Stripe; `off` when the agency does not pay that way. */
export type StripeStanding = 'off' | 'none' | 'started' | 'ready';

/** The page that Stripe leads back to. */
const PAGE = '/consultant/payouts';

/** Whether a consultant can be paid through Stripe. */
export async function getStripeStanding(db: Db, consultantId: string): Promise<StripeStanding> {
  const [settings, account] = await Promise.all([
    db.from('payout_settings').select('stripe_transfers').maybeSingle(),
    db
      .from('stripe_accounts')
      .select('can_receive')
      .eq('consultant_id', consultantId)
      .maybeSingle(),
  ]);
  if (!unwrap(settings).stripe_transfers) return 'off';
  const row = unwrapMaybe(account);
  if (row === null) return 'none';
  return row.can_receive ? 'ready' : 'started';
}

/**
 * Opens an account at Stripe for a consultant, or goes on with the one there is, and gives the
 * address where Stripe asks its owner what it must know. The address is good for a few minutes.
 * @param db the consultant's own client
 * @throws {DomainError} 404, 409 `stripe_transfers_off`, 503 `payment_unavailable`
 */
export async function startStripeAccount(
  db: Db,
  who: { consultantId: string; email: string; locale: Locale },
): Promise<string> {
  if ((await getStripeStanding(db, who.consultantId)) === 'off') {
    throw new DomainError(409, 'stripe_transfers_off');
  }
  const back = new URL(localizedHref(PAGE, who.locale), env().ORIGIN).href;
  try {
    const account = (await accountOf(db, who.consultantId)) ?? (await openAccount(who));
    const link = await stripe().accountLinks.create({
      account,
      type: 'account_onboarding',
      return_url: `${back}?stripe=back`,
      refresh_url: `${back}?stripe=again`,
    });
    return link.url;
  } catch (cause) {
    const fault = stripeFault(cause);
    if (!fault) throw cause;
    console.error(JSON.stringify({ message: 'stripe account not started', ...fault }));
    throw new DomainError(503, 'payment_unavailable');
  }
}

/** Takes in what Stripe says of an account now; one that is nobody's here is left alone. */
export async function takeInAccount(accountId: string): Promise<void> {
  const query = serviceClient().from('stripe_accounts').select('consultant_id');
  const row = unwrapMaybe(await query.eq('stripe_account_id', accountId).maybeSingle());
  if (row) await takeIn(row.consultant_id, accountId);
}

/**
 * Asks Stripe how a consultant's account stands: its notice may come later than its owner.
 * @param db the consultant's own client
 */
export async function refreshStripeAccount(db: Db, consultantId: string): Promise<void> {
  const accountId = await accountOf(db, consultantId);
  if (accountId === null) return;
  await takeIn(consultantId, accountId).catch((cause: unknown) => {
    // The notice tells of it too: a page is not refused because Stripe is slow.
    if (stripeFault(cause) === null) throw cause;
  });
}

async function takeIn(consultantId: string, accountId: string): Promise<void> {
  const account = await unlessGone(stripe().accounts.retrieve(accountId));
  await note(consultantId, accountId, account?.capabilities?.transfers === 'active');
}

async function accountOf(db: Db, consultantId: string): Promise<string | null> {
  const query = db.from('stripe_accounts').select('stripe_account_id');
  const row = unwrapMaybe(await query.eq('consultant_id', consultantId).maybeSingle());
  return row?.stripe_account_id ?? null;
}

async function openAccount(who: { consultantId: string; email: string }): Promise<string> {
  const { id } = await stripe().accounts.create(
    {
      type: 'express',
      country: 'SE',
      email: who.email,
      capabilities: { transfers: { requested: true } },
      metadata: { consultant_id: who.consultantId },
    },
    { idempotencyKey: `account_${who.consultantId}` },
  );
  await note(who.consultantId, id, false);
  return id;
}

async function note(consultantId: string, accountId: string, canReceive: boolean): Promise<void> {
  const result = await serviceClient().rpc('note_stripe_account', {
    p_consultant_id: consultantId,
    p_account_id: accountId,
    p_can_receive: canReceive,
  });
  unwrapMaybe(result);
}
