import type { WorkAmounts, WorkLine } from '$lib/domain/invoicing/work.ts';

/** Ids of the weeks and the expenses behind some lines. */
export function invoiceSources(lines: readonly WorkLine[]): {
  timesheetIds: string[];
  expenseIds: string[];
} {
  return {
    timesheetIds: lines.flatMap(({ source }) =>
      'timesheetId' in source ? [source.timesheetId] : [],
    ),
    expenseIds: lines.flatMap(({ source }) => ('expenseId' in source ? [source.expenseId] : [])),
  };
}

/** What the database is given of an invoice: its lines and the sums to be derived again. */
export function invoicePayload(
  lines: readonly WorkLine[],
  { totals, vatSekOre, ...amounts }: WorkAmounts,
) {
  const starts = lines.map(({ periodFrom }) => periodFrom).sort();
  const ends = lines.map(({ periodTo }) => periodTo).sort();
  return {
    vat_category: amounts.treatment.category,
    net_ore: totals.netOre,
    vat_ore: totals.vatOre,
    total_ore: totals.grossOre,
    rounding_ore: totals.roundingOre,
    ...(vatSekOre !== null && { vat_sek_ore: vatSekOre }),
    period_from: starts[0] ?? '',
    period_to: ends.at(-1) ?? '',
    lines: amounts.lines.map((line, index) => lineRow(lines[index], line)),
  };
}

function lineRow(work: WorkLine | undefined, line: WorkAmounts['lines'][number]) {
  if (!work) throw new RangeError('A line has no source');
  const common = {
    description: line.description,
    unit_price_ore: line.unitPriceOre,
    net_ore: line.netOre,
    vat_rate_bp: line.vatRateBp,
    period_from: line.periodFrom,
    period_to: line.periodTo,
  };
  return 'timesheetId' in work.source
    ? { ...common, timesheet_id: work.source.timesheetId, minutes: line.quantityMinutes }
    : { ...common, expense_id: work.source.expenseId };
}
