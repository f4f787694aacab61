import { getInvoiceDocument } from '$lib/server/invoicing/invoice-document.ts';
import { invoiceFile } from '$lib/server/invoicing/invoice-file.ts';
import { invoiceFileName } from '$lib/server/invoicing/invoice-file-name.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import type { Attachment } from '../letter.ts';

/** The PDF of an invoice or claim as it is kept. @throws {DomainError} 404 */
export async function invoiceAttachment(id: string): Promise<Attachment> {
  const { number, locale, kind } = await getInvoiceDocument(serviceClient(), id);
  const { bytes: content } = await invoiceFile(serviceClient(), id);
  return {
    filename: invoiceFileName(Number(number), locale, kind),
    content,
    contentType: 'application/pdf',
  };
}
