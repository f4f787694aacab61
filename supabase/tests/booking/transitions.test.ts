import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database } from '#tests/support/database.ts';

const STATES: Record<string, string[]> = {
  consultant: ['draft', 'submitted', 'approved', 'rejected'],
  brief: ['draft', 'open', 'filled', 'withdrawn'],
  request: ['sent', 'offered', 'declined', 'withdrawn', 'expired', 'closed', 'won'],
  offer: ['open', 'accepted', 'withdrawn', 'expired', 'lapsed'],
  assignment: ['booked', 'active', 'finished', 'cancelled'],
  timesheet: ['draft', 'submitted', 'approved', 'rejected', 'invoiced'],
  invoice: ['issued', 'paid', 'credited'],
  payment_attempt: ['created', 'open', 'processing', 'paid', 'failed', 'expired'],
  expense: ['submitted', 'approved', 'rejected', 'invoiced'],
  refund: ['requested', 'approved', 'sent', 'succeeded', 'failed'],
  dispute: ['open', 'won', 'lost', 'closed'],
  bank_transaction: ['waiting', 'booked', 'set_aside', 'outgoing'],
  self_bill: ['draft', 'sent', 'approved', 'rejected', 'withdrawn', 'issued'],
  payout_run: ['draft', 'approved', 'withdrawn', 'sent', 'closed'],
  payout: ['planned', 'removed', 'sent', 'paid', 'rejected'],
};
const ACTORS = ['company', 'consultant', 'agency', 'system'];

type Row = { entity: string; from_state: string; to_state: string; actor: string };

describe('state transitions', () => {
  let allowed: Row[];
  beforeAll(async () => {
    allowed = (await database().query<Row>('select * from public.state_transitions')).rows;
  });
  afterAll(closeDatabase);

  it.each(Object.keys(STATES))(
    '%s: every pair and actor is allowed by a row or refused',
    async (entity) => {
      const states = STATES[entity] ?? [];
      const cases = states.flatMap((from) =>
        states.flatMap((to) => ACTORS.map((actor) => [from, to, actor] as const)),
      );
      const answers = await Promise.all(
        cases.map(async ([from, to, actor]) => [
          [from, to, actor],
          await isAllowed(entity, from, to, actor),
        ]),
      );
      const rows = allowed.filter((row) => row.entity === entity);
      expect(answers).toEqual(
        cases.map(([from, to, actor]) => [
          [from, to, actor],
          rows.some((r) => r.from_state === from && r.to_state === to && r.actor === actor),
        ]),
      );
    },
  );

  it.each(Object.keys(STATES))(
    '%s: every state is known to the table and can be reached',
    async (entity) => {
      const rows = allowed.filter((row) => row.entity === entity);
      const named = new Set(rows.flatMap((row) => [row.from_state, row.to_state]));
      expect([...named].sort()).toEqual([...(STATES[entity] ?? [])].sort());
      const reached = new Set([STATES[entity]?.[0] ?? '']);
      for (let round = 0; round < named.size; round += 1) {
        for (const row of rows) if (reached.has(row.from_state)) reached.add(row.to_state);
      }
      expect([...reached].sort()).toEqual([...named].sort());
    },
  );

  it('never lets money go backwards by hand: only the payer’s bank undoes a payment', () => {
    expect(
      allowed.filter(
        (row) => ['invoice', 'payment_attempt'].includes(row.entity) && row.from_state === 'paid',
      ),
    ).toEqual([{ entity: 'invoice', from_state: 'paid', to_state: 'issued', actor: 'system' }]);
    const taken = allowed.filter((row) => row.from_state === 'invoiced');
    // Only a credit note frees what was invoiced, and the agency issues it.
    expect(taken.map(({ to_state, actor }) => [to_state, actor])).toEqual(
      taken.map(() => ['approved', 'agency']),
    );
  });
});

async function isAllowed(
  entity: string,
  from: string,
  to: string,
  actor: string,
): Promise<boolean> {
  try {
    await database().query('select private.assert_transition($1, $2, $3, $4::public.actor_role)', [
      entity,
      from,
      to,
      actor,
    ]);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'PT409', message: 'transition_refused' });
    return false;
  }
}
