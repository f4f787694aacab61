import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  type Person,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { createShortlist } from '#tests/support/choice.ts';
import { requestId } from '#tests/support/world.ts';

let staff: Person;
let company: WorldCompany;
let anna: WorldConsultant;
let bo: WorldConsultant;

beforeAll(async () => {
  staff = await createStaff('Mona Byrå');
  company = await createCompany('Förslag AB');
  anna = await createConsultant('Anna Flyttad');
  bo = await createConsultant('Bo Vald');
});
afterAll(closeDatabase);

describe('a review by a human', () => {
  it('is answered in words by a person whose name stays', async () => {
    const { briefId, shortlistId } = await createShortlist(company, [anna]);
    await call(company.owner, 'ask_shortlisted', {
      p_shortlist_id: shortlistId,
      p_consultant_ids: [anna.id],
    });
    const about = { p_request_id: await requestId(briefId, anna.id) };
    const p_reason = 'Min nivå i moderering är högre än så.';
    const id = await callValue<string>(anna, 'ask_review', { ...about, p_reason });
    expect(await callValue<string>(anna, 'ask_review', { ...about, p_reason })).toBe(id);
    const p_answer = 'Vi har sett underlaget och rättat nivån.';
    const answer = { p_review_id: id, p_outcome: 'corrected', p_answer };
    await call(staff, 'answer_review', answer);
    const { rows } = await database().query(
      'select state, outcome, answer, answered_by_name from public.ranking_reviews where id = $1',
      [id],
    );
    expect(rows).toEqual([
      {
        state: 'answered',
        outcome: 'corrected',
        answer: p_answer,
        answered_by_name: 'Mona Byrå',
      },
    ]);
    await expect(call(staff, 'answer_review', answer)).rejects.toMatchObject({
      code: 'PT409',
      message: 'review_answered',
    });
    expect(await callValue<string>(anna, 'ask_review', { ...about, p_reason })).not.toBe(id);
  });

  it('is asked about one’s own requests only, with a reason', async () => {
    const { briefId, shortlistId } = await createShortlist(company, [anna]);
    await call(company.owner, 'ask_shortlisted', {
      p_shortlist_id: shortlistId,
      p_consultant_ids: [anna.id],
    });
    const request = await requestId(briefId, anna.id);
    await expect(
      call(bo, 'ask_review', { p_reason: 'Varför?', p_request_id: request }),
    ).rejects.toMatchObject({ code: 'PT404' });
    await expect(call(company.owner, 'ask_review', { p_reason: 'Varför?' })).rejects.toMatchObject({
      code: 'PT404',
    });
    await expect(call(bo, 'ask_review', { p_reason: ' ' })).rejects.toMatchObject({
      message: 'reason_required',
    });
    await expect(call(bo, 'ask_review', { p_reason: 'a'.repeat(10_000) })).rejects.toMatchObject({
      message: 'message_too_long',
    });
  });

  it.each([
    ['stands', ' ', 'answer_required'],
    ['stands', 'a'.repeat(10_000), 'answer_too_long'],
    ['perhaps', 'Ja', 'outcome_required'],
  ])('answered with %s is refused', async (p_outcome, p_answer, code) => {
    const id = await callValue<string>(bo, 'ask_review', { p_reason: 'Varför visas jag inte?' });
    await expect(
      call(staff, 'answer_review', { p_review_id: id, p_outcome, p_answer }),
    ).rejects.toMatchObject({ code: 'PT400', message: code });
    await expect(
      call(company.owner, 'answer_review', {
        p_review_id: id,
        p_outcome: 'stands',
        p_answer: 'Nej',
      }),
    ).rejects.toMatchObject({ code: 'PT404' });
  });
});
