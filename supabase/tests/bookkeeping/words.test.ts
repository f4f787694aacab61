import { afterAll, describe, expect, it } from 'vitest';
import { closeDatabase, database } from '#tests/support/database.ts';
import { ledgerProblem } from '$lib/format/ledger-problem.ts';
import { voucherKind } from '$lib/format/voucher-kind.ts';

/** Kinds that reach `post_entry` as an argument, not as a word in the call. */
const REFUNDS = ['refund_requested', 'refund_sent', 'refund_stopped', 'refund_returned'];
const STRIPE = ['charge', 'refund', 'refund_failure', 'payout', 'payout_reversal', 'fee'];

/** What a pattern finds in the text of the functions that are chosen by name. */
async function found(functions: string, pattern: string): Promise<string[]> {
  const { rows } = await database().query<{ word: string }>(
    `select distinct (regexp_matches(p.prosrc, $2, 'g'))[1] as word from pg_proc p
     where p.pronamespace in ('private'::regnamespace, 'public'::regnamespace)
       and p.proname ~ $1 order by 1`,
    [functions, pattern],
  );
  return rows.map(({ word }) => word);
}

describe('the database and the words for what it tells', () => {
  afterAll(closeDatabase);

  it('have a name for every problem that the check of the books can find', async () => {
    const problems = await found('^find_[a-z]+_problems$', `select '([a-z_]+)',`);
    expect(problems.length).toBeGreaterThan(10);
    expect(problems.filter((problem) => ledgerProblem(problem, '#') === '#')).toEqual([]);
  });

  it('have a name for every kind of voucher', async () => {
    const posted = await found('', `post_entry\\('([a-z_]+)'[,)]`);
    expect(posted).toContain('invoice_issued');
    const kinds = [...posted, ...REFUNDS, ...STRIPE.map((category) => `stripe_${category}`)];
    const other = voucherKind('something_else');
    expect(kinds.filter((kind) => voucherKind(kind) === other)).toEqual([]);
  });
});
