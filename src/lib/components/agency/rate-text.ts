import type { PublishedRate } from '$lib/domain/invoicing/exchange.ts';
import { formatDate } from '$lib/format/date.ts';
import { formatRate } from '$lib/format/number.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

/** "11,0345 kr för 1 EUR den 27 november 2026, Riksbanken". */
export function rateText({ currency, rate, day, source }: PublishedRate): string {
  const locale = getLocale();
  return m.agency_rate_text({
    rate: formatRate(rate, locale),
    currency,
    date: formatDate(day, locale),
    source,
  });
}
