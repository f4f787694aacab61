import type { VatRefusal, VatTreatment } from '$lib/domain/invoicing/vat.ts';
import { formatBasisPoints } from '$lib/format/number.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

const REFUSALS: Readonly<Record<VatRefusal, () => string>> = {
  buyer_outside_eu: m.agency_vat_outside_eu,
  vat_number_missing: m.agency_vat_number_missing,
  vat_number_invalid: m.agency_vat_number_invalid,
  vat_number_swedish: m.agency_vat_number_swedish,
};

/** Why no invoice can be made out to a buyer yet, and what to do. */
export function vatRefusalText(reason: VatRefusal): string {
  return REFUSALS[reason]();
}

/** How the invoice is taxed: "25 % moms" or "Omvänd betalningsskyldighet (DK12345678)". */
export function vatTreatmentText(preview: {
  amounts: { treatment: VatTreatment } | null;
  vatNumber: string | null;
}): string {
  const { amounts, vatNumber } = preview;
  if (amounts === null) return m.agency_vat_undecided();
  const { treatment } = amounts;
  return treatment.category === 'S'
    ? m.agency_vat_standard({ rate: formatBasisPoints(treatment.rateBp, getLocale()) })
    : m.agency_vat_reverse({ number: vatNumber ?? '' });
}
