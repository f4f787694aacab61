import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  dayFromToday,
  mondayFromNow,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { briefRoleId, createBrief, createOffer, requestId } from '#tests/support/world.ts';

/** How often something of a kind has happened to a thing. */
async function happened(id: string, kind: string): Promise<number> {
  const { rowCount } = await database().query(
    'select from public.events where entity_id = $1 and kind = $2',
    [id, kind],
  );
  return rowCount ?? 0;
}

/** Three at once, and one more when they are done. */
async function often<T>(command: () => Promise<T>): Promise<Set<T>> {
  const atOnce = await Promise.all([command(), command(), command()]);
  return new Set([...atOnce, await command()]);
}

afterAll(closeDatabase);

let company: WorldCompany;
let consultant: WorldConsultant;
beforeEach(async () => {
  company = await createCompany('Dubbelklick AB');
  consultant = await createConsultant('Dubbel Klick');
});

describe('an answer sent twice', () => {
  async function asked(): Promise<string> {
    const brief = await createBrief(company);
    await call(company.owner, 'send_requests', {
      p_brief_role_id: await briefRoleId(brief),
      p_consultant_ids: [consultant.id],
    });
    return requestId(brief, consultant.id);
  }

  it('is one offer; another price is refused', async () => {
    const request = await asked();
    const offer = {
      p_request_id: request,
      p_rate_ore: 100_000,
      p_starts_on: await dayFromToday(7),
      p_ends_on: await dayFromToday(60),
      p_percent: 50,
      p_message: ' Gärna! ',
    };
    const ids = await often(() => callValue<string>(consultant, 'make_offer', offer));
    expect(ids.size).toBe(1);
    expect(await happened([...ids][0] ?? '', 'offer_made')).toBe(1);
    for (const change of [{ p_rate_ore: 110_000 }, { p_percent: 40 }, { p_message: 'Nej' }]) {
      const other = call(consultant, 'make_offer', { ...offer, ...change });
      await expect(other).rejects.toMatchObject({ message: 'transition_refused' });
    }
  });

  it('is one no; another reason, or an offer after it, is refused', async () => {
    const request = await asked();
    const no = (reason: string) =>
      call(consultant, 'decline_request', { p_request_id: request, p_reason: reason });
    await often(() => no('Jag är upptagen i vår.'));
    expect(await happened(request, 'request_declined')).toBe(1);
    await expect(no('Jag vill inte.')).rejects.toMatchObject({ message: 'transition_refused' });
  });
});

describe('a week', () => {
  async function booked() {
    const offer = await createOffer(company, await createBrief(company), consultant);
    const monday = await mondayFromNow(-2);
    const assignment = await callValue(company.owner, 'accept_offer', { p_offer_id: offer });
    const save = (minutes: number, version: number) =>
      callValue<string>(consultant, 'save_timesheet', {
        p_assignment_id: assignment,
        p_week_start: monday,
        p_entries: [{ work_date: monday, minutes, activity: 'Svarat medlemmar ', goal_id: '' }],
        p_version: version,
      });
    return save;
  }
  const submit = (id: string) => call(consultant, 'submit_timesheet', { p_timesheet_id: id });

  it('is saved and handed in once by a button pressed twice; other rows are refused', async () => {
    const save = await booked();
    const ids = await often(async () => {
      const id = await save(60, 1);
      await submit(id);
      return id;
    });
    expect(ids.size).toBe(1);
    expect(await happened([...ids][0] ?? '', 'timesheet_submitted')).toBe(1);
    await expect(save(90, 1)).rejects.toMatchObject({ message: 'timesheet_locked' });
  });

  it('is approved once, and sent back once', async () => {
    const save = await booked();
    const id = await save(60, 1);
    await submit(id);
    const decide = (approve: boolean, version: number, reason?: string) =>
      call(company.owner, 'decide_timesheet', {
        p_timesheet_id: id,
        p_approve: approve,
        p_version: version,
        p_reason: reason,
      });
    await often(() => decide(false, 3, 'Fel dag.'));
    expect(await happened(id, 'timesheet_rejected')).toBe(1);
    await expect(decide(true, 3)).rejects.toMatchObject({ message: 'stale_page' });
    await expect(save(60, 2), 'from the page before').rejects.toMatchObject({
      message: 'stale_page',
    });
    await save(90, 4);
    expect(await save(90, 4), 'before it was handed in').toBe(id);
    await often(async () => submit(await save(90, 4)));
    expect(await happened(id, 'timesheet_submitted')).toBe(2);
    await often(() => decide(true, 6));
    expect(await happened(id, 'timesheet_approved')).toBe(1);
  });
});
