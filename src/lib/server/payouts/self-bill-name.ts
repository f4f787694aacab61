import type { DocumentKind } from '$lib/domain/invoicing/document-kind.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';

/** What a self-bill's or its credit's file is named by. */
type NameParts = { number: string; locale: string; kind: DocumentKind };

/** Number and language of an issued self-bill or of a credit of one; null for any other document. */
export async function findSelfBillName(db: Db, id: string): Promise<NameParts | null> {
  const bills = db.from('self_bills').select('series, number, locale').eq('id', id);
  const bill = unwrapMaybe(await bills.not('number', 'is', null).maybeSingle());
  if (bill) {
    return { number: `${bill.series}${bill.number ?? ''}`, locale: bill.locale, kind: 'self_bill' };
  }
  const columns = 'series, number, self_bills!self_bill_credits_self_bill_id_fkey (locale)';
  const credits = db.from('self_bill_credits').select(columns).eq('id', id);
  const credit = unwrapMaybe(await credits.maybeSingle());
  if (!credit) return null;
  const number = `${credit.series}${credit.number}`;
  return { number, locale: credit.self_bills.locale, kind: 'self_bill_credit' };
}
