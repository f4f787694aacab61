import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invoiceMaker, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { createCompany } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { signUpAndConfirm, visitor, type Visitor } from '#tests/support/visitor.ts';
import { listAllAssignments } from '$lib/server/agency/assignments.ts';
import { listAudit } from '$lib/server/agency/audit.ts';
import type { InvoiceRow } from '$lib/domain/agency/invoice-row.ts';
import type { InvoiceSums } from '$lib/domain/agency/invoice-sums.ts';
import { listCompanies } from '$lib/server/agency/companies.ts';
import { listConsultants } from '$lib/server/agency/consultants.ts';
import { companyTable, invoiceTable } from '$lib/server/agency/export-tables.ts';
import { listInvoices, sumInvoices } from '$lib/server/agency/invoices.ts';
import { csvStream, type CsvTable } from '$lib/server/export/csv-stream.ts';
import { companyInvoiceTable } from '$lib/server/invoicing/export-table.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { parseAgencyAssignmentFilter } from '$lib/schemas/agency-assignment-filter.ts';
import { parseAuditFilter } from '$lib/schemas/agency-audit-filter.ts';
import { parseAgencyCompanyFilter } from '$lib/schemas/agency-company-filter.ts';
import { parseAgencyConsultantFilter } from '$lib/schemas/agency-consultant-filter.ts';
import { parseInvoiceFilter } from '$lib/schemas/agency-invoice-filter.ts';

const mark = `Lista ${randomUUID().slice(0, 6)}`;
let staff: Visitor;
let stranger: Visitor;
let job: Job;
const today = todayInSweden();

async function signedUp(): Promise<{ one: Visitor; userId: string }> {
  const one = visitor();
  await signUpAndConfirm(one, `${randomUUID()}@example.com`, { kind: 'consultant' });
  const { data } = await one.db.auth.getUser();
  return { one, userId: data.user?.id ?? '' };
}

beforeAll(async () => {
  useServerEnv(stack());
  const [vera, nobody] = [await signedUp(), await signedUp()];
  await database().query('insert into public.agency_staff (user_id) values ($1)', [vera.userId]);
  [staff, stranger] = [vera.one, nobody.one];
  const make = invoiceMaker(`${mark} Fakturor`);
  for (let n = 0; n < 6; n += 1) ({ job } = await make());
  for (const name of ['Ödla', 'apa', 'Zebra', 'Älg', 'Åsna'])
    await createCompany(`${mark} ${name}`);
}, 60_000);
afterAll(closeDatabase);

const query = (text: string) => new URLSearchParams(text);
const read = async <Row>(table: CsvTable<Row>) => new Response(await csvStream(table, 'sv')).text();

describe('the order of a list', () => {
  it('is Swedish for names, both ways', async () => {
    const names = async (sort: string) => {
      const filter = parseAgencyCompanyFilter(query(`q=${mark}&sort=${sort}`));
      const { rows } = await listCompanies(staff.db, filter);
      return rows.map(({ name }) => name.replace(`${mark} `, ''));
    };
    const rising = ['apa', 'Fakturor', 'Fakturor', 'Zebra', 'Åsna', 'Älg', 'Ödla'];
    expect(await names('name')).toEqual(rising);
    expect(await names('-name')).toEqual(rising.toReversed());
  });

  it.each(['number', '-number', 'due', '-due', 'net', '-amount', 'amount'])(
    'keeps pages apart when invoices are sorted by %s',
    async (sort) => {
      const seen: string[] = [];
      for (let page = 1; page <= 3; page += 1) {
        const filter = parseInvoiceFilter(query(`q=${mark}&sort=${sort}&page=${page}`));
        const { rows, total } = await listInvoices(staff.db, filter, today, 2);
        expect(total).toBe(6);
        seen.push(...rows.map(({ id }) => id));
      }
      expect(new Set(seen).size).toBe(6);
    },
  );

  it('sorts assignments and consultants by what is offered and nothing else', async () => {
    for (const sort of ['title', '-consultant', 'period', '-period', '-share', 'number']) {
      const filter = parseAgencyAssignmentFilter(query(`q=${mark}&sort=${sort}`));
      expect(filter.sort, sort).toBe(sort);
      expect((await listAllAssignments(staff.db, filter)).rows).toHaveLength(2);
    }
    for (const sort of ['name', '-number', 'registered', '-rate']) {
      const filter = parseAgencyConsultantFilter(query(`q=${mark}&sort=${sort}`));
      expect((await listConsultants(staff.db, filter)).rows).toHaveLength(2);
    }
    const odd = parseAgencyConsultantFilter(query('sort=user_id'));
    expect(odd.sort).toBeUndefined();
  });

  it('puts consultants without a rate last, whichever way', async () => {
    for (const sort of ['rate', '-rate']) {
      const { rows } = await listConsultants(
        staff.db,
        parseAgencyConsultantFilter(query(`sort=${sort}`)),
        1000,
      );
      const rates = rows.map(({ wishedRateOre }) => wishedRateOre);
      const known = rates.filter((rate) => rate !== null);
      expect(rates.slice(0, known.length)).toEqual(known);
      const rising = known.toSorted((a, b) => a - b);
      expect(known).toEqual(sort === 'rate' ? rising : rising.toReversed());
    }
  });

  it('runs the audit log from the start too, page by page', async () => {
    const about = `company=${job.company.id}`;
    const { events: latest } = await listAudit(staff.db, parseAuditFilter(query(about)), 500);
    const seen: number[] = [];
    let from: number | null = null;
    do {
      const start: string = from === null ? '' : `&from_event=${from}`;
      const filter = parseAuditFilter(query(`${about}&sort=when${start}`));
      const { events, next } = await listAudit(staff.db, filter, 3);
      seen.push(...events.map(({ id }) => id));
      from = next;
    } while (from !== null);
    expect(seen).toEqual(latest.map(({ id }) => id).toReversed());
    expect(seen.length).toBeGreaterThan(3);
  });
});

/** The rows added up as the database must, kronor first. */
function sumsOf(rows: readonly InvoiceRow[]): InvoiceSums[] {
  return (['SEK', 'EUR'] as const).flatMap((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    const sum = (key: 'netOre' | 'totalOre' | 'openOre') =>
      own.reduce((all, row) => all + row[key], 0);
    const sums = { netOre: sum('netOre'), totalOre: sum('totalOre'), openOre: sum('openOre') };
    return own.length === 0 ? [] : [{ currency, invoices: own.length, ...sums }];
  });
}

describe('sums of the invoice list', () => {
  it.each(['', '&standing=unpaid', '&standing=paid', '&standing=overdue', '&standing=due_soon'])(
    'are those of every page%s',
    async (more) => {
      const filter = parseInvoiceFilter(query(`q=${mark}${more}`));
      const { rows } = await listInvoices(staff.db, filter, today, 500);
      expect(await sumInvoices(staff.db, { ...filter, page: 7 }, today)).toEqual(sumsOf(rows));
    },
  );

  it('follow days, number and company', async () => {
    const all = await sumInvoices(staff.db, parseInvoiceFilter(query(`q=${mark}`)), today);
    expect(all).toMatchObject([{ currency: 'SEK', invoices: 6, netOre: 6 * 750_000 }]);
    const [invoice] = (await listInvoices(staff.db, parseInvoiceFilter(query(`q=${mark}`)), today))
      .rows;
    const one = await sumInvoices(
      staff.db,
      parseInvoiceFilter(query(`q=${invoice?.number}&from=${today}&to=${today}`)),
      today,
    );
    expect(one).toMatchObject([{ invoices: 1, totalOre: invoice?.totalOre }]);
    const none = parseInvoiceFilter(query(`q=${mark}&to=2020-01-01`));
    expect(await sumInvoices(staff.db, none, today)).toEqual([]);
  });

  it('hold what the reader may see and nothing else', async () => {
    const filter = parseInvoiceFilter(query(''));
    expect(await sumInvoices(stranger.db, filter, today)).toEqual([]);
    const [own] = await call<{ total_ore: string }>(job.company.owner, 'sum_invoices');
    const { rows } = await database().query<{ sum: string }>(
      'select sum(total_ore) from public.invoices where company_id = $1',
      [job.company.id],
    );
    expect(own?.total_ore).toBe(rows[0]?.sum);
    await expect(call('anonymous', 'sum_invoices')).rejects.toMatchObject({ code: '42501' });
  });
});

describe('an export', () => {
  it('has the rows of the filter in its order, with plain amounts', async () => {
    const text = await read(invoiceTable(staff.db, query(`q=${mark}&sort=number`)));
    const [head, ...lines] = text.trimEnd().split('\r\n');
    expect(head).toBe(
      'Fakturanummer;Företag;Läge;Fakturadatum;Förfallodag;Valuta;Exkl. moms;Inkl. moms;' +
        'Kvar att betala;Betalt för mycket',
    );
    expect(lines).toHaveLength(6);
    const numbers = lines.map((line) => Number(line.split(';')[0]));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(lines[0]).toContain(';SEK;7500,00;9375,00;9375,00;0,00');
  });

  it('defuses a name that a spreadsheet would run', async () => {
    await createCompany(`=cmd|${mark}`);
    const text = await read(companyTable(staff.db, query(`q=cmd|${mark}`)));
    expect(text).toContain(`\r\n'=cmd|${mark};`);
  });

  it('is empty for those who may see nothing', async () => {
    const rows = (text: string) => text.trimEnd().split('\r\n').length - 1;
    expect(rows(await read(invoiceTable(stranger.db, query(''))))).toBe(0);
    expect(rows(await read(companyInvoiceTable(stranger.db, job.company.id)))).toBe(0);
    expect(rows(await read(companyInvoiceTable(staff.db, job.company.id)))).toBeGreaterThan(0);
  });
});
