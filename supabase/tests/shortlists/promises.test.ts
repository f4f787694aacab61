import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  call,
  callValue,
  closeDatabase,
  database,
  withSuperuser,
} from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  type Person,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { createShortlist, share } from '#tests/support/choice.ts';
import {
  briefRoleId,
  createBrief,
  createOffer,
  requestId,
  roleFields,
} from '#tests/support/world.ts';

/** A month of its own, so that other tests' events are not counted: May 2025 has days off on 1 and 29. */
const MONTH = { p_from: '2025-05-01', p_to: '2025-06-01' };

let staff: Person;
let company: WorldCompany;
let people: WorldConsultant[];

beforeAll(async () => {
  staff = await createStaff();
  company = await createCompany('Löftet AB');
  people = [];
  for (let index = 0; index < 6; index += 1) people.push(await createConsultant(`Lofte ${index}`));
});
afterAll(closeDatabase);

/** Puts the events of one kind about a thing at a moment in Sweden. */
async function happened(entityId: string, kind: string, at: string): Promise<void> {
  await withSuperuser(async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      `update public.events set occurred_at = $3::timestamp at time zone 'Europe/Stockholm'
       where entity_id = $1 and kind = $2`,
      [entityId, kind, at],
    );
  });
}

type Measure = { promise_id: string; cases: number; broken: number; median_days: string | null };

async function measure(promise: string, month = MONTH): Promise<Measure | undefined> {
  const rows = await call<Measure>(staff, 'list_service_measures', month);
  return rows.find(({ promise_id }) => promise_id === promise);
}

async function sharedBrief(opened: string, shared: string): Promise<void> {
  const { briefId, shortlistId } = await createShortlist(company, people.slice(0, 1));
  await share(company, shortlistId);
  await happened(briefId, 'brief_open', opened);
  await happened(shortlistId, 'shortlist_shared', shared);
}

describe('time to the first shortlist', () => {
  it('counts working days, and says nothing of four cases', async () => {
    await sharedBrief('2025-05-05 09:00', '2025-05-05 16:00'); // the same day: 0
    await sharedBrief('2025-05-02 09:00', '2025-05-05 09:00'); // Friday to Monday: 1
    await sharedBrief('2025-05-28 09:00', '2025-05-30 09:00'); // over Ascension Day: 1
    await sharedBrief('2025-05-05 09:00', '2025-05-12 09:00'); // a week: 5, broken
    const few = await measure('first_shortlist');
    expect(few).toMatchObject({ cases: 4, ended: 4, broken: 1, median_days: null });
    await sharedBrief('2025-05-05 09:00', '2025-05-07 09:00'); // 2
    expect(await measure('first_shortlist')).toMatchObject({
      cases: 5,
      broken: 1,
      median_days: '1.0',
      p90_days: '3.8',
    });
    const broken = await call(staff, 'list_broken_promises', {
      ...MONTH,
      p_promise_id: 'first_shortlist',
    });
    expect(broken).toMatchObject([{ company_name: 'Löftet AB', working_days: 5, target_days: 2 }]);
  });
});

describe('time to the first answer, and to the next request', () => {
  it('an answer ends it; a request taken back is no case; a no begins the next', async () => {
    const briefId = await createBrief(company);
    const roleId = await briefRoleId(briefId);
    const ask = async (who: WorldConsultant | undefined) => {
      await call(company.owner, 'send_requests', {
        p_brief_role_id: roleId,
        p_consultant_ids: [who?.id],
      });
      return requestId(briefId, who?.id ?? '');
    };
    const first = await ask(people[0]);
    await call(people[0] ?? staff, 'decline_request', { p_request_id: first, p_reason: 'Fullt' });
    await happened(first, 'request_sent', '2025-05-06 10:00');
    await happened(first, 'request_declined', '2025-05-08 10:00');
    const second = await ask(people[1]);
    await call(company.owner, 'withdraw_request', { p_request_id: second });
    await happened(second, 'request_sent', '2025-05-14 10:00');
    await happened(second, 'request_withdrawn', '2025-05-15 10:00');
    const third = await ask(people[2]);
    await happened(third, 'request_sent', '2025-05-16 10:00');
    const answers = await measure('first_answer');
    // The third is unanswered still, and has been for long.
    expect(answers).toMatchObject({ cases: 2, ended: 1, still_open: 1, broken: 1 });
    // From the no of the 8th to the 14th are four working days; from the 15th to the 16th one.
    expect(await measure('rematch')).toMatchObject({ cases: 2, ended: 2, broken: 1 });
  });

  it('counts no new start while somebody else is still being asked', async () => {
    const before = await measure('rematch');
    const briefId = await createBrief(company);
    await call(company.owner, 'send_requests', {
      p_brief_role_id: await briefRoleId(briefId),
      p_consultant_ids: [people[3]?.id, people[4]?.id],
    });
    const declined = await requestId(briefId, people[3]?.id ?? '');
    await call(people[3] ?? staff, 'decline_request', { p_request_id: declined, p_reason: 'Nej' });
    await happened(declined, 'request_sent', '2025-05-19 10:00');
    await happened(
      await requestId(briefId, people[4]?.id ?? ''),
      'request_sent',
      '2025-05-19 10:00',
    );
    await happened(declined, 'request_declined', '2025-05-20 10:00');
    expect(await measure('rematch')).toEqual(before);
  });
});

describe('time to the next match after a cancelled assignment', () => {
  const SEPTEMBER = { p_from: '2025-09-01', p_to: '2025-10-01' };
  const after = () => measure('rematch', SEPTEMBER);

  /** An assignment of a company of its own, asked about in August and cancelled on a Monday. */
  async function cancelled(consultant: WorldConsultant | undefined) {
    const buyer = await createCompany('Avbrutet AB');
    const briefId = await createBrief(buyer);
    const who = consultant ?? people[0];
    if (!who) throw new Error('Nobody to book');
    const offer = await createOffer(buyer, briefId, who, 10);
    const id = await callValue<string>(buyer.owner, 'accept_offer', { p_offer_id: offer });
    await happened(await requestId(briefId, who.id), 'request_sent', '2025-08-18 10:00');
    const args = { p_assignment_id: id, p_to: 'cancelled', p_reason: 'Konsulten blev sjuk.' };
    await call(staff, 'assignment_transition', args);
    await happened(id, 'assignment_cancelled', '2025-09-01 10:00');
    return { buyer, id };
  }

  it('runs from the cancellation, also while nobody has been asked again', async () => {
    const { buyer, id } = await cancelled(people[0]);
    expect(await after()).toMatchObject({ cases: 1, ended: 0, still_open: 1, broken: 1 });
    const broken = await call(staff, 'list_broken_promises', {
      ...SEPTEMBER,
      p_promise_id: 'rematch',
    });
    expect(broken).toMatchObject([{ company_name: 'Avbrutet AB', ended_at: null }]);
    // The same role in a brief of its own: the list that is shared ends it, two working days later.
    const next = await createShortlist(buyer, people.slice(1, 2));
    await share(buyer, next.shortlistId);
    await happened(next.shortlistId, 'shortlist_shared', '2025-09-03 10:00');
    expect(await after()).toMatchObject({ cases: 1, ended: 1, broken: 0 });
    // A request before the list is earlier still.
    await call(buyer.owner, 'send_requests', {
      p_brief_role_id: next.roleId,
      p_consultant_ids: [people[1]?.id],
    });
    const sent = await requestId(next.briefId, people[1]?.id ?? '');
    await happened(sent, 'request_sent', '2025-09-02 10:00');
    const { rows } = await database().query(
      `select working_days as days from private.service_cases($2, $3) where subject_id = $1`,
      [id, SEPTEMBER.p_from, SEPTEMBER.p_to],
    );
    expect(rows).toEqual([{ days: 1 }]);
  });

  it('does not stop for another role, nor for another company', async () => {
    const before = await after();
    const { buyer } = await cancelled(people[2]);
    const other = await roleFields({ role_id: 'copywriter' });
    const briefId = await createBrief(buyer, { roles: [other] });
    await call(buyer.owner, 'send_requests', {
      p_brief_role_id: await briefRoleId(briefId),
      p_consultant_ids: [people[3]?.id],
    });
    expect(await after()).toMatchObject({
      cases: (before?.cases ?? 0) + 1,
      broken: (before?.broken ?? 0) + 1,
    });
  });

  it('is given up when the booked days are over, and no case when none were left', async () => {
    const before = await after();
    const { id } = await cancelled(people[4]);
    const booked = (days: string) =>
      withSuperuser(async (client) => {
        await client.query('set session_replication_role = replica');
        await client.query('update public.assignments set during = $2 where id = $1', [id, days]);
      });
    await booked('[2025-08-18,2025-09-13)');
    expect(await after()).toMatchObject({ given_up: 1, cases: (before?.cases ?? 0) + 1 });
    await booked('[2025-08-18,2025-09-01)');
    expect(await after()).toEqual(before);
  });
});

it('are shown to the agency alone', async () => {
  for (const actor of [company.owner, people[0] ?? company.owner]) {
    expect(await call(actor, 'list_service_measures', MONTH)).toEqual([]);
    expect(await call(actor, 'list_broken_promises', MONTH)).toEqual([]);
  }
});

describe('the clock', () => {
  it('reminds once, on the working day before the last day', async () => {
    const { shortlistId } = await createShortlist(company, people.slice(5));
    await share(company, shortlistId, 7);
    const due = `select (select max(day) from public.calendar_days where day > private.today()
      and private.working_days_in(daterange(private.today(), day)) = 1)::text as day,
      (select is_working from public.calendar_days where day = private.today())
        and extract(hour from now() at time zone 'Europe/Stockholm') >= 7 as is_time`;
    const { rows } = await database().query<{ day: string; is_time: boolean }>(due);
    await database().query('update public.shortlists set closes_on = $2 where id = $1', [
      shortlistId,
      rows[0]?.day,
    ]);
    await call('service', 'run_shortlist_clock');
    await call('service', 'run_shortlist_clock');
    const { rows: jobs } = await database().query(
      `select from private.waiting_jobs where payload ->> 'template' = 'shortlist_reminder'
         and payload ->> 'shortlist_id' = $1`,
      [shortlistId],
    );
    expect(jobs).toHaveLength(rows[0]?.is_time ? 1 : 0);
  });
});
