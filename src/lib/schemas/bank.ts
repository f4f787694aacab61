import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import { z } from 'zod';
import { MOVEMENT_STATES } from '../domain/banking/movement.ts';
import { bankgiroDigits, parseBankgiro } from '../domain/invoicing/bankgiro.ts';
import { amount } from './field-amount.ts';
import { pageNumber, searchText } from './filter-fields.ts';

const filter = z.object({
  state: z.enum(MOVEMENT_STATES).catch('waiting'),
  page: pageNumber,
});

/** Which movements the agency looks at; those that wait for it unless another state is asked for. */
export type MovementFilter = z.output<typeof filter>;

/** Reads the filter from the query of an address. */
export function parseMovementFilter(query: URLSearchParams): MovementFilter {
  return filter.parse(Object.fromEntries(query));
}

/** What is chosen and searched for while a movement is placed: `?invoice=…&invoice=…&q=…`. */
export function parsePlacingQuery(query: URLSearchParams): { q: string; invoices: string[] } {
  const chosen = z.array(z.guid().catch('')).parse(query.getAll('invoice').slice(0, 20));
  const invoices = [...new Set(chosen.filter((id) => id !== ''))];
  return { q: searchText.parse(query.get('q') ?? ''), invoices };
}

/** What of a movement is for which invoice, in kronor or euro as typed. */
export const placingSchema = z.object({
  parts: z
    .array(z.object({ invoice: z.guid('choose'), amount }), 'choose')
    .min(1, 'choose')
    .max(20),
});
export type Placing = z.output<typeof placingSchema>;

/** Whose credit a movement becomes, when it is for no invoice. */
export const creditSchema = z.object({ company: z.guid('choose') });

/** The payouts that a debit is, as ids with a space between. */
export const matchSchema = z.object({
  payouts: z
    .string('choose')
    .transform((text) => text.split(' '))
    .pipe(z.array(z.guid('choose'), 'choose').max(5000)),
});

/** The payout that money in came back from. */
export const returnSchema = z.object({ payout: z.guid('choose') });

/** The payout of Stripe's that money in is. */
export const stripePayoutSchema = z.object({ stripe: z.guid('choose') });

/** The refund that a debit paid. */
export const refundDebitSchema = z.object({ refund: z.guid('choose') });

/** Why a movement is set aside or a placing taken back. */
export const movementReasonSchema = z.object({
  reason: z.string('required').trim().min(1, 'required').max(500, 'too_long:500'),
});

/** An account of the agency as it is typed; numbers come out without spaces and hyphens. */
const bankAccountFields = z.object({
  id: z.guid().optional(),
  name: z.string('required').trim().min(1, 'required').max(80, 'too_long:80'),
  iban: z.string('required').transform((text, context) => {
    const iban = electronicFormatIBAN(text) ?? '';
    if (isValidIBAN(iban)) return iban;
    return refuse(context, text.trim() === '' ? 'required' : 'iban');
  }),
  bic: z
    .string()
    .default('')
    .transform((text) => text.replaceAll(/\s/gu, '').toUpperCase())
    .refine((bic) => bic === '' || isValidBIC(bic), 'bic'),
  bankgiro: z
    .string()
    .default('')
    .transform((text, context) => {
      if (text.trim() === '') return '';
      const found = parseBankgiro(text);
      return found === null ? refuse(context, 'bankgiro') : bankgiroDigits(found);
    }),
  number: z
    .string()
    .default('')
    .transform((text) => text.replaceAll(/[\s-]/gu, ''))
    .refine((text) => text === '' || /^\d{6,20}$/u.test(text), 'bank_account_number'),
  currency: z.enum(['SEK', 'EUR'], 'choose'),
  /** In the books; empty for the next free one. */
  ledger_account: z
    .string()
    .default('')
    .transform((text) => text.trim())
    .refine((text) => text === '' || /^\d{4}$/u.test(text), 'account_number'),
});

/** Euro comes by IBAN and BIC alone. */
export const bankAccountSchema = bankAccountFields.refine(
  ({ currency, bic }) => currency === 'SEK' || bic !== '',
  { path: ['bic'], message: 'required' },
);
export type BankAccountFields = z.output<typeof bankAccountSchema>;

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
