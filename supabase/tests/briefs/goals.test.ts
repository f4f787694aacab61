import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { call, callValue, closeDatabase } from '#tests/support/database.ts';
import { createCompany, type WorldCompany } from '#tests/support/parties.ts';
import { approveStrategy, briefFields, GOALS } from '#tests/support/world.ts';

let company: WorldCompany;

async function draft(changes: Record<string, unknown>) {
  const p = await briefFields(changes);
  return callValue<string>(company.owner, 'save_brief', { p_company_id: company.id, p });
}

const open = (id: string) =>
  call(company.owner, 'brief_transition', { p_brief_id: id, p_to: 'open' });

const refused = (code: string) => ({ message: code });

describe('goals of an open brief', () => {
  beforeEach(async () => {
    company = await createCompany('Mål AB');
    await approveStrategy(company);
  });
  afterAll(closeDatabase);

  it('may be missing in a draft, not in an open one', async () => {
    const none = { business_goal_id: '', communication_goal_id: '', measures: [] };
    const id = await draft(none);
    await expect(open(id)).rejects.toMatchObject(refused('brief_without_goal'));
  });

  it('need an effect: surface measures and visibility are never enough', async () => {
    const measures = ['follower_growth', 'reach', 'active_members'].map((measure_id) => ({
      measure_id,
      baseline: 1,
      target: 2,
    }));
    const id = await draft({ measures });
    await expect(open(id)).rejects.toMatchObject(refused('brief_without_effect_measure'));
  });

  it('are at most five, each once, with a target wherever the baseline is known', async () => {
    const ids = ['retention', 'nps', 'csat', 'reach', 'frequency', 'ctr'];
    const six = ids.map((measure_id) => ({ measure_id, baseline: null, target: null }));
    await expect(draft({ measures: six })).rejects.toMatchObject(
      refused('brief_too_many_measures'),
    );
    const [one] = GOALS.measures;
    await expect(draft({ measures: [one, one] })).rejects.toMatchObject(refused('brief_invalid'));
    const aimless = [{ measure_id: 'nps', baseline: 5, target: null }];
    await expect(draft({ measures: aimless })).rejects.toMatchObject(refused('brief_invalid'));
    const unknown = [{ measure_id: 'no_such', baseline: null, target: null }];
    await expect(draft({ measures: unknown })).rejects.toMatchObject(refused('brief_invalid'));
  });

  it('are a pair that belongs together', async () => {
    const wrong = { business_goal_id: 'recruitment', communication_goal_id: 'build_community' };
    await expect(draft(wrong)).rejects.toMatchObject(refused('brief_invalid'));
  });
});
