import type { Currency } from '../money/currency.ts';
import { sumOre, type Ore } from '../money/ore.ts';
import { dayParts, type IsoDate } from '../time/day.ts';
import type { InvoicePreview } from './invoice-preview.ts';

/** A week or an expense that is ready to be invoiced. */
export type ReadyPiece = {
  readonly source: { readonly timesheetId: string } | { readonly expenseId: string };
  readonly assignmentId: string;
  readonly companyId: string;
  /** The week's Monday, or the day of the expense. */
  readonly day: IsoDate;
};

export type Collection = 'assignment' | 'month';

/** Pieces that come on one invoice. */
export type RunGroup = {
  readonly companyId: string;
  /** First day of the month that is collected; null for an assignment of its own. */
  readonly month: IsoDate | null;
  readonly assignmentIds: readonly string[];
  readonly timesheetIds: readonly string[];
  readonly expenseIds: readonly string[];
};

/** A group as the invoice it would be today. */
export type RunPreview = Omit<InvoicePreview, 'assignmentId' | 'assignmentNumber'> &
  RunGroup & {
    /** Hash of everything shown: a choice is a choice of exactly this. */
    readonly choice: string;
    /** Work of a month that is still going on can wait for the rest. */
    readonly isMonthOver: boolean;
  };

/**
 * Which invoices the ready work makes: one for each assignment, or one for each month for
 * companies that collect. A week belongs to the month of its Monday. Companies with the oldest
 * work first.
 */
export function planGroups(
  pieces: readonly ReadyPiece[],
  collectionOf: (companyId: string) => Collection,
): RunGroup[] {
  const sorted = pieces.toSorted((a, b) => a.day.localeCompare(b.day));
  const groups = Map.groupBy(sorted, (piece) => groupKey(piece, collectionOf(piece.companyId)));
  const companies = Map.groupBy(groups.values(), ([first]) => first?.companyId ?? '');
  return [...companies.values()].flat().flatMap((group) => toGroup(group, collectionOf));
}

/** Whether a month that began on a day is over. */
export function isMonthOver(month: IsoDate | null, today: IsoDate): boolean {
  return month === null || firstOfMonth(today) > month;
}

/** What the invoices come to in each currency; those that are hindered are left out. */
export function planSums(previews: readonly RunPreview[]): { currency: Currency; ore: Ore }[] {
  const ready = previews.filter(({ amounts }) => amounts !== null);
  const groups = Map.groupBy(ready, ({ currency }) => currency);
  return [...groups].map(([currency, all]) => ({
    currency,
    ore: sumOre(all.map(({ amounts }) => amounts?.totals.netOre ?? 0)),
  }));
}

function firstOfMonth(day: IsoDate): IsoDate {
  const { year, month } = dayParts(day);
  return `${year}-${String(month).padStart(2, '0')}-01`;
}

function groupKey(piece: ReadyPiece, collection: Collection): string {
  return collection === 'month'
    ? `${piece.companyId} ${firstOfMonth(piece.day)}`
    : `${piece.companyId} ${piece.assignmentId}`;
}

function toGroup(
  pieces: readonly ReadyPiece[],
  collectionOf: (companyId: string) => Collection,
): RunGroup[] {
  const [first] = pieces;
  if (!first) return [];
  const isCollected = collectionOf(first.companyId) === 'month';
  return [
    {
      companyId: first.companyId,
      month: isCollected ? firstOfMonth(first.day) : null,
      assignmentIds: [...new Set(pieces.map(({ assignmentId }) => assignmentId))],
      timesheetIds: pieces.flatMap(({ source }) =>
        'timesheetId' in source ? [source.timesheetId] : [],
      ),
      expenseIds: pieces.flatMap(({ source }) => ('expenseId' in source ? [source.expenseId] : [])),
    },
  ];
}
