import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

/** Structured data of the needs analysis (schema.org WebApplication): free, and in which language. */
export function diagnosisJsonLd(url: URL): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebApplication',
    name: m.diagnosis_title(),
    description: m.diagnosis_meta_description(),
    url: url.origin + url.pathname,
    applicationCategory: 'BusinessApplication',
    operatingSystem: 'Any',
    inLanguage: getLocale(),
    offers: { '@type': 'Offer', price: '0', priceCurrency: 'SEK' },
    provider: { '@type': 'Organization', name: 'Rollkoll', url: url.origin },
  };
}
