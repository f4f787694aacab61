import { m } from '$lib/paraglide/messages.js';

const NAMES: Readonly<Record<string, () => string>> = {
  '05': m.bookkeeping_box_05,
  '10': m.bookkeeping_box_10,
  '11': m.bookkeeping_box_11,
  '12': m.bookkeeping_box_12,
  '20': m.bookkeeping_box_20,
  '21': m.bookkeeping_box_21,
  '22': m.bookkeeping_box_22,
  '30': m.bookkeeping_box_30,
  '31': m.bookkeeping_box_31,
  '32': m.bookkeeping_box_32,
  '39': m.bookkeeping_box_39,
  '40': m.bookkeeping_box_40,
  '48': m.bookkeeping_box_48,
  '49': m.bookkeeping_box_49,
};

/** What a box of the VAT return asks for, as Skatteverket's form says it. */
export function vatBoxName(box: string): string {
  return NAMES[box]?.() ?? '';
}
