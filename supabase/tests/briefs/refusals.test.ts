import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, callValue, closeDatabase } from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  dayFromToday,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { approveStrategy, briefFields, briefRoleId, createBrief } from '#tests/support/world.ts';

const COMPETENCY = { competency_id: 'community-building', level: 3, weight: 2 };

let company: WorldCompany;
let candidates: WorldConsultant[];
beforeAll(async () => {
  company = await createCompany('Gränsfall AB');
  await approveStrategy(company);
  candidates = [];
  for (const name of ['Ett', 'Två', 'Tre', 'Fyra', 'Fem', 'Sex'])
    candidates.push(await createConsultant(`Gräns ${name}`));
});
afterAll(closeDatabase);

/** Saves a brief with the given changes to its one role. */
async function save(roleChanges: Record<string, unknown>): Promise<string> {
  return callValue<string>(company.owner, 'save_brief', {
    p_company_id: company.id,
    p: await briefFields({}, roleChanges),
  });
}

const invalid = { code: 'PT400', message: 'brief_invalid' };

describe('what a brief may ask for', () => {
  it('is no level outside the five, and no weight outside the three', async () => {
    for (const wrong of [{ level: 6 }, { level: 0 }, { weight: 0 }, { weight: -1 }, { weight: 4 }])
      await expect(save({ competencies: [{ ...COMPETENCY, ...wrong }] })).rejects.toMatchObject(
        invalid,
      );
  });

  it('is the same competency once', async () => {
    await expect(
      save({ competencies: [COMPETENCY, { ...COMPETENCY, level: 4 }] }),
    ).rejects.toMatchObject(invalid);
  });

  it('is a time that has not passed, when it opens; a draft may wait for its dates', async () => {
    const past = [
      { starts_on: await dayFromToday(-60), ends_on: await dayFromToday(-1), percent: 50 },
    ];
    const id = await save({ times: past });
    await expect(
      call(company.owner, 'brief_transition', { p_brief_id: id, p_to: 'open' }),
    ).rejects.toMatchObject({ code: 'PT409', message: 'period_past' });
  });
});

describe('whom a role may ask', () => {
  const ask = (roleId: string, people: readonly WorldConsultant[], message = '') =>
    callValue<number>(company.owner, 'send_requests', {
      p_brief_role_id: roleId,
      p_consultant_ids: people.map(({ id }) => id),
      p_message: message,
    });
  const tooMany = { code: 'PT409', message: 'too_many_requests_open' };

  it('is five who have not declined, whether in one request or in several', async () => {
    const atOnce = await briefRoleId(await createBrief(company));
    await expect(ask(atOnce, candidates)).rejects.toMatchObject(tooMany);
    const inTurn = await briefRoleId(await createBrief(company));
    expect(await ask(inTurn, candidates.slice(0, 5))).toBe(5);
    await expect(ask(inTurn, candidates.slice(5))).rejects.toMatchObject(tooMany);
  });

  it('is five also when two colleagues ask at the same moment', async () => {
    const roleId = await briefRoleId(await createBrief(company));
    const results = await Promise.allSettled([
      ask(roleId, candidates.slice(0, 3)),
      ask(roleId, candidates.slice(3)),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: tooMany });
  });

  it('is nobody with a message longer than people read', async () => {
    const roleId = await briefRoleId(await createBrief(company));
    await expect(ask(roleId, candidates.slice(0, 1), 'a'.repeat(10_000))).rejects.toMatchObject({
      code: 'PT400',
      message: 'message_too_long',
    });
  });
});
