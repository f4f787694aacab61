import { z } from 'zod';
import type { Ore } from '../domain/money/ore.ts';
import {
  ACCOUNT_KINDS,
  parsePayoutAccount,
  type PayoutAccount,
} from '../domain/payouts/payout-account.ts';
import { amount } from './field-amount.ts';
import { day } from './field-day.ts';

/** What the agency gives back of a payment, and why. */
export const refundSchema = z.object({
  payment: z.uuid(),
  amount,
  reason: z.string('required').trim().min(1, 'required').max(500, 'too_long:500'),
});

/** What goes back by bank, why, and to which account, checked by its own check digits. */
export const bankRefundSchema = z
  .object({
    amount,
    reason: z.string('required').trim().min(1, 'required').max(500, 'too_long:500'),
    payeeName: z.string('required').trim().min(1, 'required').max(160, 'too_long:160'),
    accountKind: z.enum(ACCOUNT_KINDS, 'choose'),
    accountNumber: z.string('required').trim().min(1, 'required').max(60, 'too_long:60'),
    accountBic: z.string().trim().max(20, 'too_long:20').default(''),
  })
  .transform((form, context): BankRefundOrder => {
    const { accountKind: kind, accountNumber: number, accountBic: bic } = form;
    const account = parsePayoutAccount(kind, number, bic);
    if (account === null) {
      context.addIssue({ code: 'custom', path: ['accountNumber'], message: `account_${kind}` });
      return z.NEVER;
    }
    return { amount: form.amount, reason: form.reason, payee: { name: form.payeeName, account } };
  });

export type BankRefundOrder = {
  readonly amount: Ore;
  readonly reason: string;
  readonly payee: { readonly name: string; readonly account: PayoutAccount };
};

/** A refund by bank that is approved, or will not be paid. */
export const refundStepSchema = z.object({ refund: z.uuid() });

/** When the bank paid a refund, and what the bank calls it. */
export const paidRefundSchema = z.object({
  refund: z.uuid(),
  paidOn: day,
  bankReference: z.string('required').trim().min(1, 'required').max(140, 'too_long:140'),
});
