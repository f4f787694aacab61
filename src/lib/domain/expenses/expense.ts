import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

export const EXPENSE_CATEGORIES = [
  'travel',
  'lodging',
  'mileage',
  'advertising',
  'material',
  'tools',
  'other',
] as const;
export type ExpenseCategory = (typeof EXPENSE_CATEGORIES)[number];

export const EXPENSE_STATES = ['submitted', 'approved', 'rejected', 'invoiced'] as const;
export type ExpenseState = (typeof EXPENSE_STATES)[number];

/** What a consultant has laid out for an assignment. */
export type Expense = {
  readonly id: string;
  readonly assignmentId: string;
  readonly assignmentTitle: string;
  readonly consultantName: string;
  readonly state: ExpenseState;
  readonly spentOn: IsoDate;
  readonly description: string;
  readonly category: ExpenseCategory;
  /** What the customer is charged: excluding VAT. */
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly rejectReason: string | null;
  readonly version: number;
  readonly hasReceipt: boolean;
};

/** Largest receipt, bytes. */
export const LARGEST_RECEIPT = 5_000_000;

/** Mileage is proved by the journey that is described; everything else by a receipt. */
export function needsReceipt(category: ExpenseCategory): boolean {
  return category !== 'mileage';
}

const HEADS: readonly (readonly [string, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** PDF, JPEG or PNG by the first bytes of a file, whatever it is called; null for anything else. */
export function receiptType(bytes: Uint8Array): string | null {
  const found = HEADS.find(([, head]) => head.every((byte, index) => bytes[index] === byte));
  return found?.[0] ?? null;
}
