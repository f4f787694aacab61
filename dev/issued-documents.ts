import type { DocumentKind } from '#lib/domain/invoicing/document-kind.ts';
import type { Period } from '#lib/domain/time/period.ts';
import type { apiClient } from './local-stack.ts';

type Api = ReturnType<typeof apiClient>;

/** What `index.json` says of a document. Amounts are in hundredths of the currency. */
export type IssuedDocument = {
  id: string;
  kind: DocumentKind;
  /** Without the hyphen that the series of a seller ends in. */
  series: string;
  number: number;
  /** The number as it stands on the document. */
  printedNumber: string;
  issueDate: string;
  /** Null on credits. */
  dueDate: string | null;
  currency: string;
  netOre: number;
  vatOre: number;
  /** Net and VAT. */
  totalOre: number;
  /** What rounding to whole kronor adds, or takes off when negative. */
  roundingOre: number;
  /** Total and rounding. */
  payableOre: number;
  /** Null where nobody pays the agency. */
  ocr: string | null;
};

const AT_A_TIME = 500;
/** The series of claims, which are invoices of their own. */
const CLAIMS = 'R';

/**
 * Every issued document, or those of a period: invoices, claims, credit notes, self-bills and their
 * credits, each kind in order of series and number.
 */
export async function listIssued(db: Api, period: Period | null): Promise<IssuedDocument[]> {
  const { from = '0001-01-01', to = '9999-12-31' } = period ?? {};
  const invoices = await everyRow((first, last) =>
    db
      .from('invoices')
      .select(
        'id, series, number, issue_date, due_date, currency, net_ore, vat_ore, total_ore, rounding_ore, ocr',
      )
      .gte('issue_date', from)
      .lte('issue_date', to)
      .order('series')
      .order('number')
      .range(first, last),
  );
  const notes = await everyRow((first, last) =>
    db
      .from('credit_notes')
      .select(
        'id, series, number, issue_date, net_ore, vat_ore, total_ore, rounding_ore, invoices!credit_notes_invoice_id_fkey (currency)',
      )
      .gte('issue_date', from)
      .lte('issue_date', to)
      .order('series')
      .order('number')
      .range(first, last),
  );
  return [...invoices.map(invoiceOf), ...notes.map(noteOf), ...(await selfBilled(db, from, to))];
}

async function selfBilled(db: Api, from: string, to: string): Promise<IssuedDocument[]> {
  const bills = await everyRow((first, last) =>
    db
      .from('self_bills')
      .select('id, series, number, issue_date, due_date, currency, net_ore, vat_ore, total_ore')
      .gte('issue_date', from)
      .lte('issue_date', to)
      .order('series')
      .order('number')
      .range(first, last),
  );
  const credits = await everyRow((first, last) =>
    db
      .from('self_bill_credits')
      .select(
        'id, series, number, issue_date, net_ore, vat_ore, total_ore, self_bills!self_bill_credits_self_bill_id_fkey (currency)',
      )
      .gte('issue_date', from)
      .lte('issue_date', to)
      .order('series')
      .order('number')
      .range(first, last),
  );
  return [...bills.map(billOf), ...credits.map(billCreditOf)];
}

type Row = {
  id: string;
  series: string;
  number: number | null;
  issue_date: string | null;
  net_ore: number;
  vat_ore: number;
  total_ore: number;
  rounding_ore?: number;
};
type Due = { due_date: string | null; currency: string };

function invoiceOf(row: Row & Due & { ocr: string }): IssuedDocument {
  const { due_date: dueDate, currency, ocr } = row;
  // The numbers of the agency's own invoices are printed without their letter.
  const printedNumber = String(row.number);
  const kind = row.series === CLAIMS ? 'claim' : 'invoice';
  return { ...commonOf(row, kind), printedNumber, dueDate, currency, ocr };
}

function noteOf(row: Row & { invoices: { currency: string } }): IssuedDocument {
  return { ...commonOf(row, 'credit_note'), dueDate: null, currency: row.invoices.currency };
}

function billOf(row: Row & Due): IssuedDocument {
  const { due_date: dueDate, currency } = row;
  return { ...commonOf(row, 'self_bill'), dueDate, currency };
}

function billCreditOf(row: Row & { self_bills: { currency: string } }): IssuedDocument {
  const { currency } = row.self_bills;
  return { ...commonOf(row, 'self_bill_credit'), dueDate: null, currency };
}

function commonOf(row: Row, kind: DocumentKind) {
  const roundingOre = row.rounding_ore ?? 0;
  const number = row.number ?? 0;
  return {
    ...{ id: row.id, kind, series: row.series.replace(/-$/u, ''), number },
    printedNumber: `${row.series}${number}`,
    issueDate: row.issue_date ?? '',
    ...{ netOre: row.net_ore, vatOre: row.vat_ore, totalOre: row.total_ore, roundingOre },
    payableOre: row.total_ore + roundingOre,
    ocr: null,
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
