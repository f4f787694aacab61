import type { Period } from '#lib/domain/time/period.ts';
import type { apiClient } from './local-stack.ts';

type Api = ReturnType<typeof apiClient>;

/** What `index.json` says of a document. Amounts are in hundredths of the currency. */
export type IssuedDocument = {
  id: string;
  kind: 'invoice' | 'credit_note';
  series: string;
  number: number;
  issueDate: string;
  dueDate: string | null;
  currency: string;
  netOre: number;
  vatOre: number;
  totalOre: number;
  ocr: string | null;
};

/** The series of invoices, whose printed numbers have no letter. */
const INVOICE_SERIES = 'A';
const AT_A_TIME = 500;

/** Issued invoices and credit notes in order of series and number, all or those of a period. */
export async function listIssued(db: Api, period: Period | null): Promise<IssuedDocument[]> {
  const invoices = await everyRow((first, last) => {
    const columns =
      'id, number, issue_date, due_date, currency, net_ore, vat_ore, total_ore, rounding_ore, ocr';
    const query = db.from('invoices').select(columns).order('number').range(first, last);
    return period ? query.gte('issue_date', period.from).lte('issue_date', period.to) : query;
  });
  const notes = await everyRow((first, last) => {
    const columns =
      'id, series, number, issue_date, net_ore, vat_ore, total_ore, rounding_ore, invoices!credit_notes_invoice_id_fkey (currency)';
    const query = db.from('credit_notes').select(columns).order('number').range(first, last);
    return period ? query.gte('issue_date', period.from).lte('issue_date', period.to) : query;
  });
  return [
    ...invoices.map((row) => ({
      ...amountsOf(row),
      kind: 'invoice' as const,
      series: INVOICE_SERIES,
      dueDate: row.due_date,
      currency: row.currency,
      ocr: row.ocr,
    })),
    ...notes.map((row) => ({
      ...amountsOf(row),
      kind: 'credit_note' as const,
      series: row.series,
      dueDate: null,
      currency: row.invoices.currency,
      ocr: null,
    })),
  ];
}

type Amounts = {
  id: string;
  number: number;
  issue_date: string;
  net_ore: number;
  vat_ore: number;
  total_ore: number;
  rounding_ore: number;
};

function amountsOf(row: Amounts) {
  return {
    id: row.id,
    number: row.number,
    issueDate: row.issue_date,
    netOre: row.net_ore,
    vatOre: row.vat_ore,
    totalOre: row.total_ore + row.rounding_ore,
  };
}

type Answer<Row> = PromiseLike<{ data: Row[] | null; error: { message: string } | null }>;

async function everyRow<Row>(page: (first: number, last: number) => Answer<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for (;;) {
    const { data, error } = await page(all.length, all.length + AT_A_TIME - 1);
    if (error) throw new Error(error.message);
    all.push(...(data ?? []));
    if ((data ?? []).length < AT_A_TIME) return all;
  }
}
