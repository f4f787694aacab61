import { assertOre, sumOre, type Ore } from '../money/ore.ts';
import { percentOf } from '../money/percent-of.ts';
import type { InvoiceAmounts } from './invoice.ts';
import type { InvoiceLine } from './lines.ts';
import { totalsOf, vatGroupsOf, type VatGroup } from './totals.ts';

/** How much of a line's net amount is credited. */
export interface CreditPart {
  /** Of the line on the document that is credited. */
  readonly position: number;
  readonly netOre: Ore;
}

/**
 * What is left to credit on each line, in the order of the lines.
 * @param earlier what earlier credits took, several parts of a line added up
 */
export function leftToCredit(
  original: InvoiceAmounts,
  earlier: readonly CreditPart[],
): CreditPart[] {
  return original.lines.map(({ position, netOre }) => ({
    position,
    netOre: netOre - creditedOf(position, earlier),
  }));
}

/**
 * The amounts of a credit of some lines, or of parts of lines. Its VAT is what the invoice's would
 * be less: credits that together take back everything take back every öre of VAT and of rounding
 * too, in whatever parts and order.
 * @param earlier what earlier credits of the same document took
 * @throws RangeError for nothing to credit, an unknown line, a part that is not above zero, or more
 *   than is left of a line
 */
export function buildCredit(
  original: InvoiceAmounts,
  wanted: readonly CreditPart[],
  earlier: readonly CreditPart[] = [],
): InvoiceAmounts {
  if (wanted.length === 0) throw new RangeError('There is nothing to credit');
  refuseBeyond(original, wanted, earlier);
  const lines = wanted.map((part, index) => creditedLine(original, part, index + 1));
  const vatGroups = creditedGroups(original, lines, earlier);
  const isLast = sumOf(wanted) + sumOf(earlier) === original.totals.netOre;
  const rounding = isLast ? original.totals.roundingOre : 0;
  const totals = totalsOf(lines, vatGroups, { rounding });
  return { currency: original.currency, lines, vatGroups, totals };
}

function refuseBeyond(
  original: InvoiceAmounts,
  wanted: readonly CreditPart[],
  earlier: readonly CreditPart[],
): void {
  const left = new Map(leftToCredit(original, earlier).map((part) => [part.position, part.netOre]));
  for (const { position, netOre } of wanted) {
    const rest = (left.get(position) ?? 0) - assertOre(netOre);
    if (netOre <= 0 || rest < 0) throw new RangeError(`Not creditable on line ${position}`);
    left.set(position, rest);
  }
}

/** A whole line is repeated as it was; of a part only the amount can be said. */
function creditedLine(
  original: InvoiceAmounts,
  { position: from, netOre }: CreditPart,
  position: number,
): InvoiceLine {
  const line = lineAt(original, from);
  if (netOre === line.netOre) return { ...line, position };
  const { discount: _, ...rest } = line;
  const amount = { quantityMinutes: 0, pieceHundredths: 100, unitPriceOre: netOre };
  return { ...rest, ...amount, discountOre: 0, netOre, position };
}

/** VAT of what was credited before and now, less VAT of what was credited before, per group. */
function creditedGroups(
  original: InvoiceAmounts,
  lines: readonly InvoiceLine[],
  earlier: readonly CreditPart[],
): VatGroup[] {
  const before = earlier.map((part) => {
    const { vatCategory, vatRateBp } = lineAt(original, part.position);
    return { vatCategory, vatRateBp, netOre: part.netOre };
  });
  return vatGroupsOf(lines).map((group) => {
    const { vatCategory, vatRateBp, netOre } = group;
    const same = before.filter(
      (part) => part.vatCategory === vatCategory && part.vatRateBp === vatRateBp,
    );
    const taken = sumOf(same);
    return { ...group, vatOre: percentOf(taken + netOre, vatRateBp) - percentOf(taken, vatRateBp) };
  });
}

function lineAt(original: InvoiceAmounts, position: number): InvoiceLine {
  const line = original.lines.find((candidate) => candidate.position === position);
  if (line === undefined) throw new RangeError(`No line ${position}`);
  return line;
}

function creditedOf(position: number, parts: readonly CreditPart[]): Ore {
  return sumOf(parts.filter((part) => part.position === position));
}

function sumOf(parts: readonly { readonly netOre: Ore }[]): Ore {
  return sumOre(parts.map(({ netOre }) => netOre));
}
