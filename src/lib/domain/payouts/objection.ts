import type { CreditNoteSummary, InvoiceCredits } from '../invoicing/credit-note-summary.ts';
import type { IsoDate } from '../time/day.ts';

/** What the agency says of an objection: the consultant is right, or the credit stands. */
export const OBJECTION_OUTCOMES = ['upheld', 'dismissed'] as const;
export type ObjectionOutcome = (typeof OBJECTION_OUTCOMES)[number];

/** A consultant's objection to a credit of a self-bill, and what the agency answered. */
export type Objection = {
  readonly reason: string;
  readonly objectedAt: string;
  /** Null while nobody has answered. */
  readonly answer: {
    readonly outcome: ObjectionOutcome;
    readonly text: string;
    readonly byName: string;
    readonly at: string;
  } | null;
};

/** A credit of a self-bill: it can be objected to, once, through its last day. */
export type SelfBillCredit = CreditNoteSummary & {
  readonly objectBy: IsoDate;
  readonly objection: Objection | null;
};

/** A credit that was objected to. */
export type ObjectedCredit = SelfBillCredit & { readonly objection: Objection };

/** The credits of a self-bill, and the rows of it that are taken back already. */
export type SelfBillCredits = Omit<InvoiceCredits, 'notes'> & { readonly notes: SelfBillCredit[] };

/** The credits that can be objected to on a day. */
export function objectable(credits: readonly SelfBillCredit[], today: IsoDate): SelfBillCredit[] {
  return credits.filter(({ objectBy, objection }) => objection === null && objectBy >= today);
}

/** The credits that were objected to; those without an answer first. */
export function objectedTo(credits: readonly SelfBillCredit[]): ObjectedCredit[] {
  const objected = credits.filter((credit): credit is ObjectedCredit => credit.objection !== null);
  return [...objected].sort(
    (a, b) => Number(a.objection.answer !== null) - Number(b.objection.answer !== null),
  );
}
