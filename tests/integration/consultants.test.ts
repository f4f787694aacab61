import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rateParts } from '$lib/domain/consultants/hourly-rate.ts';
import { call, callValue, closeDatabase, createPerson, database } from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  dayFromToday,
  type Person,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { briefRoleId, createBrief, createOffer, requestId } from '#tests/support/world.ts';

let company: WorldCompany;
beforeAll(async () => {
  company = await createCompany('Consultants AB');
});
afterAll(closeDatabase);

async function problemOf(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => 'no problem',
    (error: { code?: string; message?: string }) => `${error.code} ${error.message}`,
  );
}

async function one<Row extends Record<string, unknown>>(
  sql: string,
  values: unknown[],
): Promise<Row> {
  const { rows } = await database().query<Row>(sql, values);
  const [row] = rows;
  if (!row) throw new Error(`No row: ${sql}`);
  return row;
}

const facts = (changes: Record<string, unknown> = {}) => ({
  name: 'Ada Berg',
  region_id: 'stockholm',
  wished_rate_ore: 110_000,
  floor_rate_ore: null,
  work_modes: [],
  role_ids: ['community-manager'],
  sector_ids: [],
  on_site_region_ids: [],
  languages: [],
  ...changes,
});

async function newcomer(): Promise<Person & { id: string }> {
  const person = await createPerson('Newcomer');
  const id = await callValue<string>(person, 'register_consultant', { p_name: 'Newcomer' });
  return { ...person, id };
}

describe('the profile', () => {
  test('a page that was opened before another change is refused, and changes nothing', async () => {
    const ada = await newcomer();
    await call(ada, 'save_profile', { p: facts({ headline: 'First' }), p_version: 1 });
    const stale = call(ada, 'save_profile', { p: facts({ headline: 'Second' }), p_version: 1 });
    expect(await problemOf(stale)).toBe('PT409 stale_page');
    const row = await one('select headline, version from public.consultants where id = $1', [
      ada.id,
    ]);
    expect(row).toEqual({ headline: 'First', version: 2 });
  });

  test('facts that do not hold are refused as a whole', async () => {
    const ada = await newcomer();
    for (const bad of [
      { floor_rate_ore: 120_000 },
      { region_id: 'nowhere' },
      { wished_rate_ore: 1 },
    ]) {
      const saved = call(ada, 'save_profile', { p: facts(bad), p_version: 1 });
      expect(await problemOf(saved)).toBe('PT400 profile_invalid');
    }
  });

  test('an incomplete profile cannot be handed in; a complete one can, once', async () => {
    const ada = await newcomer();
    const submit = () =>
      call(ada, 'consultant_transition', { p_consultant_id: ada.id, p_to: 'submitted' });
    expect(await problemOf(submit())).toBe('PT409 profile_incomplete');
    await call(ada, 'save_profile', { p: facts(), p_version: 1 });
    const rows = (count: number) =>
      ['moderation', 'social-care', 'community-building']
        .slice(0, count)
        .map((competency_id) => ({ competency_id, level: 3, evidence: '' }));
    await call(ada, 'save_competencies', { p_rows: rows(2) });
    expect(await problemOf(submit())).toBe('PT409 profile_incomplete');
    await call(ada, 'save_competencies', { p_rows: rows(3) });
    expect(await problemOf(submit())).toBe('no problem');
    expect(await problemOf(submit())).toBe('PT409 transition_refused');
  });

  test('raising a verified level makes it self-declared again; lowering it does not', async () => {
    const consultant = await createConsultant('Verified');
    const staff = await createStaff();
    const save = (level: number) =>
      call(consultant, 'save_competencies', {
        p_rows: [{ competency_id: 'moderation', level, evidence: 'Three years' }],
      });
    const stored = () =>
      one(
        `select level, verification, effective_level from public.consultant_competencies
         where consultant_id = $1 and competency_id = 'moderation'`,
        [consultant.id],
      );
    await call(staff, 'verify_competency', {
      p_consultant_id: consultant.id,
      p_competency_id: 'moderation',
      p_verification: 'verified',
    });
    await save(3);
    expect(await stored()).toEqual({ level: 3, verification: 'verified', effective_level: 3 });
    await save(5);
    expect(await stored()).toEqual({ level: 5, verification: 'declared', effective_level: 4 });
  });
});

describe('availability', () => {
  const load = (consultant: WorldConsultant) =>
    call(consultant, 'list_my_load').then((rows) =>
      rows.map(({ available, booked, free }) => [available, booked, free]),
    );

  test('periods that share a day are refused, and what was stated stays', async () => {
    const consultant = await createConsultant('Overlap', { percent: 80 });
    const saved = call(consultant, 'save_availability', {
      p_ranges: [
        { starts_on: await dayFromToday(1), ends_on: await dayFromToday(10), percent: 50 },
        { starts_on: await dayFromToday(10), ends_on: await dayFromToday(20), percent: 50 },
      ],
    });
    expect(await problemOf(saved)).toBe('PT409 ranges_overlap');
    expect(await load(consultant)).toEqual([[80, 0, 80]]);
  });

  test('free time is what is stated less what is booked, span by span', async () => {
    const consultant = await createConsultant('Spans');
    const offer = await createOffer(company, await createBrief(company), consultant, 40);
    await call(company.owner, 'accept_offer', { p_offer_id: offer });
    await call(consultant, 'save_availability', {
      p_ranges: [
        { starts_on: await dayFromToday(0), ends_on: await dayFromToday(29), percent: 100 },
        { starts_on: await dayFromToday(30), ends_on: await dayFromToday(59), percent: 20 },
      ],
    });
    expect(await load(consultant)).toEqual([
      [100, 40, 60],
      [20, 40, 0],
      [0, 40, 0],
    ]);
  });
});

describe('an offer', () => {
  test('has the fee and margin that the form shows', async () => {
    const consultant = await createConsultant('Offering');
    const { margin_bp: marginBp } = await one<{ margin_bp: number }>(
      'select margin_bp from public.agency_settings',
      [],
    );
    for (const rate of [100_000, 99_999, 100_033, 12_345]) {
      const brief = await createBrief(company);
      await call(company.owner, 'send_requests', {
        p_brief_role_id: await briefRoleId(brief),
        p_consultant_ids: [consultant.id],
      });
      const offer = await callValue<string>(consultant, 'make_offer', {
        p_request_id: await requestId(brief, consultant.id),
        p_rate_ore: rate,
        p_starts_on: await dayFromToday(1),
        p_ends_on: await dayFromToday(30),
        p_percent: 50,
      });
      const row = await one<Record<string, string>>(
        'select rate_ore, margin_ore, fee_ore from public.offers where id = $1',
        [offer],
      );
      const parts = rateParts(rate, marginBp);
      expect([row['rate_ore'], row['margin_ore'], row['fee_ore']].map(Number)).toEqual([
        parts.rateOre,
        parts.marginOre,
        parts.feeOre,
      ]);
    }
  });

  test('saying never to a role keeps the consultant out of its matches', async () => {
    const consultant = await createConsultant('Never');
    const brief = await createBrief(company);
    await call(company.owner, 'send_requests', {
      p_brief_role_id: await briefRoleId(brief),
      p_consultant_ids: [consultant.id],
    });
    const request = await requestId(brief, consultant.id);
    await call(consultant, 'decline_request', {
      p_request_id: request,
      p_reason: 'Tiden passar inte.',
      p_never_this_role: true,
    });
    const next = await createBrief(company);
    const asked = call(company.owner, 'send_requests', {
      p_brief_role_id: await briefRoleId(next),
      p_consultant_ids: [consultant.id],
    });
    expect(await problemOf(asked)).toBe('PT409 consultant_no_longer_matches');
    const again = call(consultant, 'decline_request', { p_request_id: request, p_reason: 'Igen' });
    expect(await problemOf(again)).toBe('PT409 transition_refused');
  });
});
