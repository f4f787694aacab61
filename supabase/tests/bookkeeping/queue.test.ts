import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvedWeek, bookJob } from '#tests/support/billing.ts';
import { call, closeDatabase, database, withSuperuser } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { draftRun, guarantee } from '#tests/support/payouts.ts';
import { issuedSelfBill, prepareSeller } from '#tests/support/self-billing.ts';

let maker: Person;
let other: Person;

type Item = { kind: string; entity_id: string | null; title: string; party: string | null };
const queueOf = (who: Person) => call<Item>(who, 'list_agency_queue');

beforeAll(async () => {
  maker = await createStaff('Maja Maker');
  other = await createStaff('Ove Other');
});
afterAll(closeDatabase);

/** What the queue says of the books after a change of which nothing is kept: others share them. */
async function booksAfter(change: (client: Client) => Promise<unknown>): Promise<string[]> {
  return withSuperuser(async (client) => {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await change(client);
    await client.query('set local role authenticated');
    await client.query(`select set_config('request.jwt.claims', $1, true)`, [
      JSON.stringify({ sub: maker.userId, role: 'authenticated' }),
    ]);
    const { rows } = await client.query<Item>('select * from public.list_agency_queue()');
    await client.query('rollback');
    return rows.flatMap(({ kind, title }) => (kind === 'ledger_problem' ? [title] : []));
  });
}

describe('the agency’s queue', () => {
  const check = (client: Client, problems: string, hoursAgo = 0) =>
    client.query(
      `insert into public.ledger_checks (problems, checked_at)
       values ($1, now() - make_interval(hours => $2))`,
      [problems, hoursAgo],
    );
  const oldBooks = (client: Client) =>
    client.query(
      `insert into public.ledger_entries (year, number, booked_on, kind, source_id, created_at)
       values (2020, 999999, '2020-01-01', 'owed', gen_random_uuid(), now() - interval '3 days')`,
    );
  const twoProblems = '[{"problem": "credit_differs"}, {"problem": "receivable_differs"}]';

  it('tells how many differences the last check found', async () => {
    expect(await booksAfter((client) => check(client, twoProblems))).toEqual(['2']);
  });

  it('is silent when the last check found none', async () => {
    const mended = async (client: Client) => {
      await check(client, twoProblems, 1);
      await check(client, '[]');
    };
    expect(await booksAfter(mended)).toEqual([]);
  });

  it('tells when nobody has looked for two days', async () => {
    const lastLook = (hours: number) => async (client: Client) => {
      await oldBooks(client);
      await client.query('delete from public.ledger_checks');
      await check(client, '[]', hours);
    };
    expect(await booksAfter(lastLook(49))).toEqual(['']);
    expect(await booksAfter(lastLook(47))).toEqual([]);
  });

  it('shows a payout run to everybody of the agency but who made it, until it is approved', async () => {
    const job = await bookJob('Körning AB');
    await prepareSeller(maker, job.consultant);
    const sheet = await approvedWeek(job, -4);
    await guarantee(maker, await issuedSelfBill(maker, job.consultant, [sheet]));
    const id = await draftRun(maker, [job.consultant]);
    const shown = async (who: Person) =>
      (await queueOf(who)).filter(({ entity_id: entity }) => entity === id);
    expect(await shown(other)).toMatchObject([
      { kind: 'payout_run_to_approve', party: 'Maja Maker' },
    ]);
    expect(await shown(maker)).toEqual([]);
    expect(await shown(job.consultant)).toEqual([]);
    const { rows } = await database().query(
      `select 1 from private.waiting_jobs where payload ->> 'template' = 'payout_run_waiting'
       and payload ->> 'payout_run_id' = $1`,
      [id],
    );
    expect(rows).toHaveLength(1);
    await call(other, 'approve_payout_run', { p_id: id, p_accounts_checked: true });
    expect(await shown(other)).toEqual([]);
  });
});
