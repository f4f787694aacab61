import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

/** What must have happened before a self-bill is paid on its day. */
export const PAYOUT_BASES = ['cleared', 'guaranteed'] as const;
export type PayoutBasis = (typeof PAYOUT_BASES)[number];

/** How the money of a run goes: a file for the bank, or transfers to accounts at Stripe. */
export const PAYOUT_RAILS = ['bank_file', 'stripe_transfer'] as const;
export type PayoutRailName = (typeof PAYOUT_RAILS)[number];

/** A run in a list. */
export type PayoutRunRow = {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly rail: PayoutRailName;
  readonly payOn: IsoDate;
  readonly payouts: number;
  readonly amountOre: Ore;
};

/** Why a self-bill is not put in a run for a day, the plainest first. */
export const WHY_NOT = [
  'in_run',
  'not_due',
  'customer_unpaid',
  'customer_clearing',
  'disputed',
  'f_tax_missing',
  'blocked',
  'stripe_account_missing',
  'not_at_stripe',
] as const;
export type WhyNot = (typeof WHY_NOT)[number];

/** What is owed for a self-bill; negative is taken off the next payment. */
export type Payable = {
  readonly selfBillId: string;
  readonly number: string;
  readonly consultantId: string;
  readonly consultantName: string;
  readonly amountOre: Ore;
  readonly dueDate: IsoDate;
  readonly whyNot: WhyNot | null;
  /** The day of the run that it is in. */
  readonly payOn: IsoDate | null;
  readonly isGuaranteed: boolean;
};

/** What a consultant is to be paid in a run. */
export type PayableSum = {
  readonly consultantId: string;
  readonly consultantName: string;
  readonly amountOre: Ore;
  readonly bills: readonly Payable[];
};

/** What can be paid now, by consultant; those whose sum is not above zero wait for the next run. */
export function payableSums(payables: readonly Payable[]): PayableSum[] {
  const free = payables.filter(({ whyNot }) => whyNot === null);
  return [...Map.groupBy(free, ({ consultantId }) => consultantId).values()]
    .flatMap((bills) => {
      const [first] = bills;
      const amountOre = bills.reduce((sum, bill) => sum + bill.amountOre, 0);
      if (first === undefined || amountOre <= 0) return [];
      const { consultantId, consultantName } = first;
      return [{ consultantId, consultantName, amountOre, bills }];
    })
    .sort((a, b) => a.consultantName.localeCompare(b.consultantName, 'sv'));
}

/** What is owed and does not go with a run, also what is to be taken off a later payment. */
export function heldBack(payables: readonly Payable[]): Payable[] {
  const paid = new Set(payableSums(payables).map(({ consultantId }) => consultantId));
  return payables.filter(({ whyNot, consultantId }) => whyNot !== null || !paid.has(consultantId));
}

/** One payment of a run. */
export type PayoutRow = {
  readonly id: string;
  readonly consultantId: string;
  readonly name: string;
  readonly account: string;
  readonly state: string;
  readonly amountOre: Ore;
  readonly reference: string;
  readonly paidOn: IsoDate | null;
  readonly bankReason: string | null;
  readonly rail: PayoutRailName;
  /** Stripe's code, or the bank's. */
  readonly code: string | null;
  readonly transferId: string | null;
  /** The debit of the bank that it left with, for those who may read the account's movements. */
  readonly debit: { readonly id: string; readonly bookedOn: IsoDate } | null;
  readonly bills: readonly { readonly id: string; readonly number: string }[];
};

/** A payment of a run as one of the self-bills in it leads to it. */
export type SelfBillPayout = {
  readonly id: string;
  readonly runId: string;
  /** Null for those who may not read runs. */
  readonly runNumber: number | null;
  readonly reference: string;
  readonly state: string;
  /** What of the payment is for the self-bill; negative when taken off. */
  readonly amountOre: Ore;
  readonly paidOn: IsoDate | null;
  readonly sentAt: string | null;
};
