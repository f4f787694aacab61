import { z } from 'zod';
import { claimKind, type ClaimKind } from '$lib/domain/invoicing/claim.ts';
import type { InvoiceLine } from '$lib/domain/invoicing/lines.ts';
import type { Currency } from '$lib/domain/money/currency.ts';
import { parsePeriod } from '$lib/domain/time/period.ts';
import { formatShortDateRange } from '$lib/format/date.ts';
import type { Locale } from '$lib/format/locale.ts';
import { formatMoney } from '$lib/format/money.ts';
import { formatBasisPoints } from '$lib/format/number.ts';
import { m } from '$lib/paraglide/messages.js';

/** What is read of a claim's rows, with the invoice that was late. */
export const CLAIM_COLUMNS =
  'kind, amount_ore, period, basis, invoices!claims_about_invoice_id_fkey (number)';

type ClaimRow = {
  kind: string;
  amount_ore: number;
  period: unknown;
  basis: unknown;
  invoices: { number: number };
};

type Claim = { issue_date: string; currency: string };

const basisSchema = z.array(
  z.object({
    from_day: z.string(),
    to_day: z.string(),
    days: z.number(),
    principal_ore: z.number(),
    rate_bp: z.number(),
  }),
);

/** What a claim is about: `Sen betalning av faktura 20260001`. */
export function claimTitle(rows: readonly ClaimRow[], locale: Locale): string {
  const number = String(rows[0]?.invoices.number ?? '');
  return m.invoicing_claim_about({ number }, { locale });
}

/** The rows of a claim as lines of its document, in its own language: one piece each, without VAT. */
export function claimLines(rows: readonly ClaimRow[], claim: Claim, locale: Locale): InvoiceLine[] {
  return rows.map((row, index) => {
    const period = row.period === null ? null : parsePeriod(String(row.period));
    return {
      position: index + 1,
      description: descriptionOf(row, claim, locale),
      quantityMinutes: 0,
      pieceHundredths: 100,
      unitPriceOre: row.amount_ore,
      discountOre: 0,
      netOre: row.amount_ore,
      vatRateBp: 0,
      vatCategory: 'E',
      periodFrom: period?.from ?? claim.issue_date,
      periodTo: period?.to ?? claim.issue_date,
    };
  });
}

const NAMES: Record<ClaimKind, (words: { number: string }, options: { locale: Locale }) => string> =
  {
    late_interest: m.invoicing_claim_interest,
    delay_compensation: m.invoicing_claim_compensation,
    reminder_fee: m.invoicing_claim_fee,
  };

function descriptionOf(row: ClaimRow, { currency }: Claim, locale: Locale): string {
  const name = NAMES[claimKind(row.kind)]({ number: String(row.invoices.number) }, { locale });
  const basis = basisSchema.parse(row.basis);
  if (basis.length === 0) return name;
  const unit: Currency = currency === 'EUR' ? 'EUR' : 'SEK';
  const parts = basis.map((part) =>
    m.invoicing_claim_basis(
      {
        period: formatShortDateRange(part.from_day, part.to_day, locale),
        days: part.days,
        principal: formatMoney(part.principal_ore, unit, locale),
        rate: formatBasisPoints(part.rate_bp, locale),
      },
      { locale },
    ),
  );
  return `${name}: ${parts.join('; ')}`;
}
