/** Name of an invoice's file in the language it was issued in: `faktura-10001.pdf`. */
export function invoiceFileName(number: number, locale: string): string {
  return `${locale === 'en' ? 'invoice' : 'faktura'}-${number}.pdf`;
}
