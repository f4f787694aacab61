import type { InvoicePreview } from '$lib/domain/agency/invoice-preview.ts';
import { formatDate } from '$lib/format/date.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';
import { rateText } from './rate-text.ts';
import { vatTreatmentText } from './vat-text.ts';

type Shown = Omit<InvoicePreview, 'assignmentId' | 'assignmentNumber'>;

/** What stands at the top of the invoice, as terms and descriptions. */
export function previewFacts(preview: Shown): { term: string; description: string }[] {
  const locale = getLocale();
  const date = formatDate(preview.dueDate, locale);
  return [
    { term: m.agency_invoice_buyer(), description: preview.companyName },
    { term: m.agency_invoice_email(), description: preview.invoiceEmail ?? m.agency_members_get() },
    { term: m.agency_invoice_date(), description: formatDate(preview.issueDate, locale) },
    {
      term: m.agency_invoice_due(),
      description: m.agency_invoice_due_terms({ date, days: preview.termsDays }),
    },
    { term: m.agency_invoice_vat_treatment(), description: vatTreatmentText(preview) },
    { term: m.agency_invoice_your_reference(), description: preview.reference || '–' },
    { term: m.agency_invoice_order_number(), description: preview.orderNumber || '–' },
    ...(preview.rate ? [{ term: m.agency_rate(), description: rateText(preview.rate) }] : []),
  ];
}
