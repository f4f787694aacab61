import { afterAll, describe, expect, it } from 'vitest';
import { closeDatabase, database } from '#tests/support/database.ts';
import { buildWorld } from '#tests/support/world.ts';

afterAll(closeDatabase);

describe('the nightly check of the books', () => {
  it('finds a use of money that was not booked, keeps it and has the agency told', async () => {
    const world = await buildWorld();
    const client = await database().connect();
    try {
      // Nothing of this is kept: others share the books.
      await client.query('begin');
      await client.query(
        `insert into public.payment_allocations (payment_id, invoice_id, amount_ore)
         select id, invoice_id, -100 from public.payments where invoice_id = $1 and method = 'card'`,
        [world.invoiceId],
      );
      const run = await client.query<{ found: number }>(
        'select public.run_nightly_ledger_check() as found',
      );
      const kept = await client.query<{ problem: string; expected: string; found: string }>(
        `select x ->> 'problem' as problem, x ->> 'expected_ore' as expected, x ->> 'found_ore' as found
         from public.ledger_checks c, jsonb_array_elements(c.problems) x
         where c.id = (select max(id) from public.ledger_checks) order by 1`,
      );
      const mails = await client.query(
        `select 1 from private.waiting_jobs where payload ->> 'template' = 'ledger_alarm'`,
      );
      expect(run.rows).toEqual([{ found: 2 }]);
      expect(kept.rows).toEqual([
        { problem: 'credit_differs', expected: '100', found: '0' },
        { problem: 'receivable_differs', expected: '100', found: '0' },
      ]);
      expect(mails.rows).toHaveLength(1);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
