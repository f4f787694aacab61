import type { PayoutBasis } from '$lib/domain/payouts/payout.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** When and from where consultants are paid. */
export type PayoutSettings = {
  readonly payoutDay: number;
  readonly silenceDays: number;
  readonly agreementVersion: string;
  /** `cleared`: the customer's money must have come; `guaranteed`: paid on the day all the same. */
  readonly basis: PayoutBasis;
  /** Whether payouts may also go through Stripe. */
  readonly stripeTransfers: boolean;
  readonly debtorIban: string;
  readonly debtorBic: string;
  readonly nextPayoutDay: IsoDate;
};

/** For the agency and its consultants. @throws {DomainError} 404 for others */
export async function getPayoutSettings(db: Db): Promise<PayoutSettings> {
  const [settings, next] = await Promise.all([
    db.from('payout_settings').select('*').maybeSingle(),
    db.rpc('get_next_payout_day'),
  ]);
  const row = unwrap(settings);
  return {
    payoutDay: row.payout_day,
    silenceDays: row.silence_days,
    agreementVersion: row.agreement_version,
    basis: row.basis === 'guaranteed' ? 'guaranteed' : 'cleared',
    stripeTransfers: row.stripe_transfers,
    debtorIban: row.debtor_iban ?? '',
    debtorBic: row.debtor_bic ?? '',
    nextPayoutDay: unwrap(next),
  };
}

/** The agency changes when and from where it pays. @throws {DomainError} 400 `payout_settings_invalid` */
export async function savePayoutSettings(
  db: Db,
  settings: Omit<PayoutSettings, 'agreementVersion' | 'nextPayoutDay'>,
): Promise<void> {
  const result = await db.rpc('save_payout_settings', {
    p_payout_day: settings.payoutDay,
    p_silence_days: settings.silenceDays,
    p_debtor_iban: settings.debtorIban,
    p_debtor_bic: settings.debtorBic,
    p_basis: settings.basis,
    p_stripe_transfers: settings.stripeTransfers,
  });
  unwrapMaybe(result);
}
