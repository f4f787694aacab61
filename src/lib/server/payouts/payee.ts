import { z } from 'zod';
import type { PayoutAccount } from '$lib/domain/payouts/payout-account.ts';
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
  readonly account: PayoutAccount;
};

/** Reads `payouts.payee`. @throws {ZodError} when it is none */
export function payeeOf(stored: unknown): Payee {
  const row = payeeSchema.parse(stored);
  return { name: row.name, countryCode: row.country, account: storedAccount(row) };
}
