import type { Ore } from '../money/ore.ts';

/** An issued invoice that a payment may be for. Paid ones too, so that a second payment is known. */
export interface OpenDocument {
  readonly id: string;
  readonly ocr: string;
  /** What is still to pay; 0 when it is paid. */
  readonly openOre: Ore;
  readonly currency: string;
  readonly customerName: string;
  /** `NNNNNN-NNNN`, or null for buyers abroad. */
  readonly organisationNumber: string | null;
}
