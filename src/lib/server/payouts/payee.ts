import { z } from 'zod';
import type { PayoutAccount, StripeAccount } from '$lib/domain/payouts/payout-account.ts';
import { storedAccount } from './seller-standing.ts';

const payeeSchema = z.object({
  name: z.string(),
  country: z.string(),
  account_kind: z.string(),
  account_number: z.string(),
  account_clearing: z.string().nullable(),
  account_bic: z.string().nullable(),
});

/** To whom and where a payment goes, as it was when its run was made. */
export type Payee = {
  readonly name: string;
  readonly countryCode: string;
  readonly account: PayoutAccount | StripeAccount;
};

/** Reads `payouts.payee`. @throws {ZodError} when it is none */
export function payeeOf(stored: unknown): Payee {
  const row = payeeSchema.parse(stored);
  const account: Payee['account'] =
    row.account_kind === 'stripe'
      ? { kind: 'stripe', number: row.account_number }
      : storedAccount(row);
  return { name: row.name, countryCode: row.country, account };
}

/** The account at a bank. @throws {TypeError} for one at Stripe, which no bank can pay to */
export function bankAccountOf({ account }: Payee): PayoutAccount {
  if (account.kind === 'stripe') throw new TypeError('an account at Stripe is not at a bank');
  return account;
}
