import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waiting } from '#tests/support/agency.ts';
import { approvedWeek, bookJob, row, type Job } from '#tests/support/billing.ts';
import { closeDatabase, database } from '#tests/support/database.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import { ASSIGNMENT_STEPS, CONSULTANT_STEPS } from '$lib/domain/agency/steps.ts';
import { EVENT_KINDS } from '$lib/format/event-sentence.ts';
import { issuePreviewed, previewInvoice } from '$lib/server/agency/invoice-preview.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';

let staff: Person;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await createStaff('Vera Ekonom');
});
afterAll(() => closeDatabase());

describe('issuing from a preview', () => {
  const order = (own: Job, timesheetIds: string[]) => ({
    assignmentId: own.assignmentId,
    timesheetIds,
  });
  const issue = (own: Job, timesheetIds: string[]) =>
    issuePreviewed(serviceClient(), staff.userId, order(own, timesheetIds));

  it('makes one invoice of a double click, with the sums that were shown', async () => {
    const own = await bookJob('Dubbelklick AB');
    const sheets = [await approvedWeek(own, -3, 615), await approvedWeek(own, -2, 450)];
    const today = await dayFromToday(0);
    const preview = await previewInvoice(serviceClient(), own.assignmentId, today);
    expect(preview.timesheetIds).toEqual(sheets);
    const ids = await Promise.all([issue(own, sheets), issue(own, sheets)]);
    ids.push(await issue(own, sheets));
    expect(new Set(ids).size).toBe(1);
    const issued = await row<Record<string, unknown>>(
      `select net_ore::int, vat_ore::int, total_ore::int, due_date::text
       from public.invoices where assignment_id = $1`,
      [own.assignmentId],
    );
    expect(issued).toEqual({
      net_ore: preview.amounts?.totals.netOre,
      vat_ore: preview.amounts?.totals.vatOre,
      total_ore: preview.amounts?.totals.grossOre,
      due_date: preview.dueDate,
    });
    expect(preview.amounts?.totals).toMatchObject({
      netOre: 1_775_000,
      vatOre: 443_750,
      grossOre: 2_218_750,
    });
  });

  it('leaves the weeks that were not chosen', async () => {
    const own = await bookJob('Delfaktura AB');
    const [first, second] = [await approvedWeek(own, -3), await approvedWeek(own, -2)];
    await issue(own, [first]);
    expect(await waiting(staff, first)).toEqual([]);
    expect(await waiting(staff, second)).toHaveLength(1);
  });

  it('refuses a page that shows a week a colleague has invoiced meanwhile', async () => {
    const own = await bookJob('Gammal sida AB');
    const [first, second] = [await approvedWeek(own, -3), await approvedWeek(own, -2)];
    await issue(own, [first]);
    await expect(issue(own, [first, second])).rejects.toMatchObject({
      status: 409,
      code: 'stale_page',
    });
    expect(await waiting(staff, second)).toHaveLength(1);
  });

  it('refuses timesheets of another assignment', async () => {
    const [own, other] = [await bookJob('Ena AB'), await bookJob('Andra AB')];
    const [mine, theirs] = [await approvedWeek(own), await approvedWeek(other)];
    await expect(issue(own, [mine, theirs])).rejects.toMatchObject({ code: 'stale_page' });
    expect(await waiting(staff, mine)).toHaveLength(1);
    expect(await waiting(staff, theirs)).toHaveLength(1);
  });
});

describe('what the screens know', () => {
  const STEPS: [string, Readonly<Record<string, readonly string[]>>][] = [
    ['assignment', ASSIGNMENT_STEPS],
    ['consultant', CONSULTANT_STEPS],
  ];
  it.each(STEPS)(
    'the steps offered for a %s are the transitions the agency may make',
    async (entity, steps) => {
      const { rows } = await database().query<{ from_state: string; to_state: string }>(
        `select from_state, to_state from public.state_transitions
       where entity = $1 and actor = 'agency'`,
        [entity],
      );
      const offered = Object.entries(steps).flatMap(([from, all]) =>
        all.map((to) => `${from} ${to}`),
      );
      expect(offered.sort()).toEqual(rows.map((one) => `${one.from_state} ${one.to_state}`).sort());
    },
  );

  it('every event that has happened has a sentence', async () => {
    const { rows } = await database().query<{ kind: string }>(
      'select distinct kind from public.events',
    );
    expect(rows.map(({ kind }) => kind).filter((kind) => !EVENT_KINDS.includes(kind))).toEqual([]);
  });
});
