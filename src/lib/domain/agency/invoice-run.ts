import type { Currency } from '../money/currency.ts';
import type { Ore } from '../money/ore.ts';

/** One invoice of a run. */
export type RunItem = {
  readonly id: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly state: 'waiting' | 'issued' | 'failed';
  readonly currency: Currency;
  /** What was shown when it was chosen, in hundredths of the currency. */
  readonly payableOre: Ore;
  readonly invoiceId: string | null;
  readonly invoiceNumber: number | null;
  /** Code of the reason, for a sentence. */
  readonly fault: string | null;
  readonly faultValues: Readonly<Record<string, unknown>>;
};

export type InvoiceRun = {
  readonly id: string;
  readonly startedAt: string;
  readonly startedBy: string | null;
  readonly items: readonly RunItem[];
};

export type RunSummary = Omit<InvoiceRun, 'items'> & {
  readonly total: number;
  readonly issued: number;
  readonly failed: number;
};

/** How many of a run's invoices are where. */
export function runCounts(items: readonly Pick<RunItem, 'state'>[]): {
  total: number;
  waiting: number;
  issued: number;
  failed: number;
} {
  const count = (state: RunItem['state']) => items.filter((item) => item.state === state).length;
  return {
    total: items.length,
    waiting: count('waiting'),
    issued: count('issued'),
    failed: count('failed'),
  };
}
