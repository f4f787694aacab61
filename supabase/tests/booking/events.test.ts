import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, closeDatabase, database, withSuperuser } from '#tests/support/database.ts';
import { SELF_BILL_DRIVES } from '#tests/support/self-bill-changes.ts';
import { PAYOUT_DRIVES } from '#tests/support/payout-changes.ts';
import { MONEY_DRIVES } from '#tests/support/money-changes.ts';
import { REFUND_DRIVES } from '#tests/support/refund-changes.ts';
import { TRANSFER_DRIVES } from '#tests/support/transfer-changes.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { type Person, type WorldCompany, type WorldConsultant } from '#tests/support/parties.ts';
import { createBrief, payByCard } from '#tests/support/world.ts';
import {
  idOf,
  consultantTo,
  briefTo,
  assignmentTo,
  newConsultant,
  newDraft,
  newRequest,
  newOffer,
  accept,
  lostOffer,
  expiredRequest,
  expiredOffer,
  booked,
  active,
  clock,
  newTimesheet,
  newInvoice,
  attempt,
  request,
  castPeople,
} from '#tests/support/state-changes.ts';

/** Drives one change of state and tells whose it was. */
type Drive = () => Promise<{ id: string }>;
type Event = {
  kind: string;
  actor: string;
  actor_id: string | null;
  company_id: string | null;
  consultant_id: string | null;
};

let staff: Person;
let company: WorldCompany;
let consultant: WorldConsultant;

/** Every allowed change of state as "thing: from > to, actor", and how people make it. */
const DRIVES: Record<string, Drive> = {
  'consultant: draft > submitted, consultant': () => newConsultant('submitted'),
  'consultant: rejected > submitted, consultant': async () => {
    const person = await newConsultant('rejected');
    await consultantTo('submitted', person, person.id);
    return person;
  },
  'consultant: submitted > approved, agency': async () => {
    const person = await newConsultant('submitted');
    await consultantTo('approved', staff, person.id);
    return person;
  },
  'consultant: submitted > rejected, agency': () => newConsultant('rejected'),
  'consultant: approved > rejected, agency': async () => {
    const person = await newConsultant('approved');
    await consultantTo('rejected', staff, person.id);
    return person;
  },
  'consultant: rejected > approved, agency': async () => {
    const person = await newConsultant('rejected');
    await consultantTo('approved', staff, person.id);
    return person;
  },
  'brief: draft > open, company': async () => ({ id: await createBrief(company) }),
  'brief: draft > withdrawn, company': async () => {
    const id = await newDraft();
    await briefTo('withdrawn', id);
    return { id };
  },
  'brief: open > withdrawn, company': async () => {
    const id = await createBrief(company);
    await briefTo('withdrawn', id);
    return { id };
  },
  'brief: open > filled, company': async () => {
    const { briefId, id } = await newOffer();
    await accept(id);
    return { id: briefId };
  },
  'request: sent > offered, consultant': () => request(newOffer),
  'request: sent > declined, consultant': async () => {
    const { id } = await newRequest();
    await call(consultant, 'decline_request', { p_request_id: id, p_reason: 'Fullbokad.' });
    return { id };
  },
  'request: sent > withdrawn, company': async () => {
    const { id } = await newRequest();
    await call(company.owner, 'withdraw_request', { p_request_id: id });
    return { id };
  },
  'request: sent > expired, system': expiredRequest,
  'request: sent > closed, company': async () => {
    const { id, briefId } = await newRequest();
    await briefTo('withdrawn', briefId);
    return { id };
  },
  'request: offered > closed, company': () => request(lostOffer),
  'request: offered > closed, consultant': async () => {
    const offer = await newOffer();
    await call(consultant, 'withdraw_offer', { p_offer_id: offer.id, p_reason: 'Fick annat.' });
    return { id: offer.request };
  },
  'request: offered > won, company': async () => {
    const offer = await newOffer();
    await accept(offer.id);
    return { id: offer.request };
  },
  'request: offered > expired, system': () => request(expiredOffer),
  'offer: open > accepted, company': async () => {
    const offer = await newOffer();
    await accept(offer.id);
    return offer;
  },
  'offer: open > lapsed, company': lostOffer,
  'offer: open > withdrawn, consultant': async () => {
    const offer = await newOffer();
    await call(consultant, 'withdraw_offer', { p_offer_id: offer.id, p_reason: 'Fick annat.' });
    return offer;
  },
  'offer: open > expired, system': expiredOffer,
  'assignment: booked > active, system': async () => clock(await booked()),
  'assignment: booked > active, agency': async () => ({ id: await active() }),
  'assignment: booked > cancelled, agency': async () => {
    const id = await booked();
    await assignmentTo('cancelled', id);
    return { id };
  },
  'assignment: active > cancelled, agency': async () => {
    const id = await active();
    await assignmentTo('cancelled', id);
    return { id };
  },
  'assignment: active > finished, system': async () => {
    const id = await active();
    await withSuperuser(async (client) => {
      // The terms are frozen; that the last day has passed can only be made so past the triggers.
      await client.query('set session_replication_role = replica');
      const ended = 'daterange(private.today() - 21, private.today())';
      await client.query(`update public.assignments set during = ${ended} where id = $1`, [id]);
    });
    return clock(id);
  },
  'assignment: active > finished, agency': async () => {
    const id = await active();
    await assignmentTo('finished', id);
    return { id };
  },
  'timesheet: draft > submitted, consultant': async () => ({ id: await newTimesheet('submitted') }),
  'timesheet: rejected > submitted, consultant': async () => {
    const id = await newTimesheet('rejected');
    await call(consultant, 'submit_timesheet', { p_timesheet_id: id });
    return { id };
  },
  'timesheet: submitted > approved, company': async () => ({ id: await newTimesheet('approved') }),
  'timesheet: submitted > rejected, company': async () => ({ id: await newTimesheet('rejected') }),
  'timesheet: approved > invoiced, agency': async () => {
    const invoice = await newInvoice();
    const of = 'select timesheet_id as id from public.invoice_lines where invoice_id = $1';
    return { id: await idOf(of, [invoice]) };
  },
  ...MONEY_DRIVES,
  ...REFUND_DRIVES,
  ...SELF_BILL_DRIVES,
  ...PAYOUT_DRIVES,
  ...TRANSFER_DRIVES,
  'invoice: issued > paid, system': async () => {
    const id = await newInvoice();
    await payByCard(company, id);
    return { id };
  },
  ...Object.fromEntries(
    [
      ['created', 'open'],
      ['created', 'expired'],
      ['created', 'processing'],
      ['created', 'paid'],
      ['created', 'failed'],
      ['open', 'processing'],
      ['open', 'paid'],
      ['open', 'failed'],
      ['open', 'expired'],
      ['processing', 'paid'],
      ['processing', 'failed'],
      ['expired', 'paid'],
      ['failed', 'paid'],
    ].map(([from = '', to = '']) => [
      `payment_attempt: ${from} > ${to}, system`,
      () => attempt(from, to),
    ]),
  ),
};

describe('a change of state', () => {
  beforeAll(async () => {
    useServerEnv(stack());
    ({ staff, company, consultant } = await castPeople());
  });
  afterAll(closeDatabase);

  it('has a test here for every row of the transition table', async () => {
    const { rows } = await database().query<{ name: string }>(
      `select entity || ': ' || from_state || ' > ' || to_state || ', ' || actor as name
       from public.state_transitions`,
    );
    expect(Object.keys(DRIVES).sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  it.each(Object.keys(DRIVES))('leaves one event and who made it: %s', async (name) => {
    const [, entity = '', from = '', to = '', actor = ''] =
      /^(\w+): (\w+) > (\w+), (\w+)$/u.exec(name) ?? [];
    const { id } = await (DRIVES[name] as Drive)();
    const { rows } = await database().query<Event>(
      `select kind, actor, actor_id, company_id, consultant_id from public.events
       where entity = $1 and entity_id = $2 and from_state = $3 and to_state = $4`,
      [entity, id, from, to],
    );
    const person = { company: company.owner.userId, agency: staff.userId, system: null }[actor];
    const own = { company_id: company.id, consultant_id: consultant.id };
    expect(rows).toHaveLength(1);
    const kind = name.startsWith('invoice: paid >') ? 'invoice_reopened' : `${entity}_${to}`;
    expect(rows[0]).toMatchObject({ kind, actor });
    if (actor === 'consultant') expect(rows[0]?.actor_id).not.toBeNull();
    else expect(rows[0]?.actor_id).toBe(person);
    if (['request', 'offer', 'assignment', 'timesheet', 'expense'].includes(entity))
      expect(rows[0]).toMatchObject(own);
    if (['brief', 'invoice', 'payment_attempt', 'refund', 'dispute'].includes(entity))
      expect(rows[0]?.company_id).toBe(company.id);
    const state = `select state as id from public.${entity}s where id = $1`;
    expect(await idOf(state, [id])).toBe(to);
  });

  it('leaves none when it is refused', async () => {
    const { id } = await newRequest();
    await call(consultant, 'decline_request', { p_request_id: id, p_reason: 'Fullbokad.' });
    const count = 'select count(*)::text as id from public.events where entity_id = $1';
    const before = await idOf(count, [id]);
    await expect(
      call(company.owner, 'withdraw_request', { p_request_id: id }),
    ).rejects.toMatchObject({ code: 'PT409', message: 'transition_refused' });
    expect(await idOf(count, [id])).toBe(before);
  });
});
