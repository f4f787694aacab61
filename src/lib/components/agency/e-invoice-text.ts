import type { EInvoice } from '$lib/domain/invoicing/e-invoice.ts';
import { m } from '$lib/paraglide/messages.js';

const REASONS: Readonly<Record<string, () => string>> = {
  unreachable: m.agency_e_invoice_reason_unreachable,
  recipient_unknown: m.agency_e_invoice_reason_recipient_unknown,
  document_invalid: m.agency_e_invoice_reason_document_invalid,
};

/** Which document a row is about. */
export function documentName({ creditNote }: Pick<EInvoice, 'creditNote'>): string {
  return creditNote === null
    ? m.agency_e_invoice_own()
    : m.agency_e_invoice_note({ number: creditNote });
}

/** What became of the document, in one sentence. */
export function whatHappened({
  state,
  receiptId,
  reason,
  fault,
  attempts,
  settledHow,
}: EInvoice): string {
  if (state === 'sent') return m.agency_e_invoice_receipt({ receipt: receiptId ?? '' });
  if (state === 'other_way') return settledHow ?? '';
  if (state === 'not_configured') return m.agency_e_invoice_no_access_point();
  if (state === 'refused') return whyRefused(reason ?? '');
  return fault === null
    ? m.agency_e_invoice_waits()
    : m.agency_e_invoice_again({ count: attempts });
}

/** Beside it: the access point's own words, or why what went another way was refused. */
export function besideIt({ state, reason, detail }: EInvoice): string | null {
  if (state !== 'other_way') return detail || null;
  return reason === null ? null : whyRefused(reason);
}

function whyRefused(code: string): string {
  return REASONS[code]?.() ?? m.agency_e_invoice_reason_other({ code });
}
