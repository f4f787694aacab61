/** The sums of an invoice for timesheets of one assignment at 1 000 kr an hour and 25 % VAT. */
export function invoiceFor(
  sheets: readonly { id: string; minutes: number; monday: string }[],
): Record<string, unknown> {
  const lines = sheets.map(({ id, minutes, monday }) => ({
    timesheet_id: id,
    description: 'Community manager',
    minutes,
    unit_price_ore: 100_000,
    net_ore: Math.round((minutes * 100_000) / 60),
    vat_rate_bp: 2500,
    period_from: monday,
    period_to: monday,
  }));
  const net = lines.reduce((sum, line) => sum + line.net_ore, 0);
  const vat = Math.round(net / 4);
  return {
    lines,
    net_ore: net,
    vat_ore: vat,
    total_ore: net + vat,
    vat_category: 'S',
    period_from: sheets[0]?.monday,
    period_to: sheets.at(-1)?.monday,
  };
}

/** The sums of an invoice for one expense in öre, at 25 % VAT. */
export function invoiceForExpense(
  id: string,
  netOre: number,
  day: string,
): Record<string, unknown> {
  const vat = Math.round(netOre / 4);
  return {
    lines: [
      {
        expense_id: id,
        description: 'Tåg till Västerås',
        unit_price_ore: netOre,
        net_ore: netOre,
        vat_rate_bp: 2500,
        period_from: day,
        period_to: day,
      },
    ],
    net_ore: netOre,
    vat_ore: vat,
    total_ore: netOre + vat,
    vat_category: 'S',
    period_from: day,
    period_to: day,
  };
}
