import type { Ore } from '../money/ore.ts';

/** The voucher that booked a step: its number within the year, `2026-117`. */
export interface TrailVoucher {
  readonly id: string;
  readonly number: string;
}

/** What of a payment goes back to the company, or has gone. */
export interface TrailRefund {
  readonly id: string;
  readonly amountOre: Ore;
  readonly voucher: TrailVoucher | null;
}

/** A use of a payment; taken back when negative, and without an invoice when all of it was. */
export interface TrailUse {
  readonly id: string;
  readonly invoiceId: string | null;
  readonly invoiceNumber: number | null;
  readonly amountOre: Ore;
  readonly voucher: TrailVoucher | null;
}

/** A payment that a movement became: one for each company it pays for. */
export interface TrailPayment {
  readonly paymentId: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly amountOre: Ore;
  readonly voucher: TrailVoucher | null;
  /** Neither used nor taken back: the company's credit. */
  readonly unusedOre: Ore;
  readonly uses: readonly TrailUse[];
  readonly refunds: readonly TrailRefund[];
}

/** From a movement of the bank to invoices and vouchers. */
export type MovementTrail = readonly TrailPayment[];
