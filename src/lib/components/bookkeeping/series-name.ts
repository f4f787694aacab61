import type { NumberSeries } from '$lib/domain/bookkeeping/settings.ts';
import { m } from '$lib/paraglide/messages.js';

/** What a series numbers: "Fakturor", "Verifikationer 2026". */
export function seriesName({ series }: Pick<NumberSeries, 'series'>): string {
  if (series === 'invoices') return m.agency_invoices_title();
  if (series === 'credit_notes') return m.invoicing_credit_notes();
  if (series === 'claims') return m.bookkeeping_series_claims();
  return `${m.bookkeeping_vouchers()} ${series.replace('vouchers_', '')}`;
}
