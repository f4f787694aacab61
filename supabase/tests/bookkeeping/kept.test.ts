import { afterAll, describe, expect, it } from 'vitest';
import { closeDatabase, database } from '#tests/support/database.ts';

/** Issued rows and the books: never deletable, one by one or all at once. */
const KEPT = [
  ...['invoices', 'invoice_lines', 'credit_notes', 'claims', 'issued_documents'],
  ...['self_bills', 'self_bill_lines', 'self_bill_credits', 'self_bill_objections'],
  ...['ledger_entries', 'ledger_postings'],
  ...['ledger_months', 'payments', 'payment_allocations', 'refunds', 'payouts', 'payout_parts'],
  'e_invoices',
];

afterAll(closeDatabase);

describe('what is issued or booked', () => {
  it.each(KEPT)('is guarded against deletion and emptying: %s', async (table) => {
    const { rows } = await database().query<{ deletes: boolean; truncates: boolean }>(
      `select bool_or(t.tgtype & 8 > 0) as deletes, bool_or(t.tgtype & 32 > 0) as truncates
       from pg_trigger t where t.tgrelid = $1::regclass and t.tgenabled = 'O' and not t.tgisinternal`,
      [`public.${table}`],
    );
    expect(rows).toEqual([{ deletes: true, truncates: true }]);
  });

  it.each(['ledger_postings', 'issued_documents'])(
    'is not emptied by the owner: %s',
    async (table) => {
      const client = await database().connect();
      try {
        await client.query('begin');
        await client.query(`set local lock_timeout = '20s'`);
        await expect(client.query(`truncate public.${table}`)).rejects.toMatchObject({
          message: 'record_is_immutable',
        });
      } finally {
        await client.query('rollback');
        client.release();
      }
    },
  );
});
