import { describe, expect, it } from 'vitest';
import { shipped } from '#tests/support/diagnosis.ts';
import { draftText, parseDraft, parseOwn, ownText } from '#lib/schemas/diagnosis-draft.ts';
import { firstSkipped, nextStep, stepValues, withStep, type Draft } from './draft.ts';
import { stepsOf, type Step } from './steps.ts';

const steps = stepsOf(shipped);
const empty: Draft = { version: '1.0.0', secret: 'x'.repeat(43), answers: {}, context: {} };

function step(number: number): Step {
  const found = steps[number - 1];
  if (!found) throw new Error('no such step');
  return found;
}

describe('the screens', () => {
  it('are one for each dimension with its two questions, and one for the context', () => {
    expect(steps.map(({ questions }) => questions.length)).toEqual([2, 2, 2, 2, 2, 2, 2, 4]);
  });
});

describe('withStep', () => {
  it('keeps what are answers and names what are not', () => {
    const fields = { q1: '3', q2: '9', q3: '1', more: '<script>' };
    const { draft, wrong } = withStep(empty, step(1), fields);
    expect(draft.answers).toEqual({ q1: 3 });
    expect(wrong).toEqual(['q2']);
  });

  it('keeps a question that was left out on purpose, but not of the context', () => {
    const { draft, wrong } = withStep(empty, step(1), { q1: 'skip', q2: '0' });
    expect(draft.answers).toEqual({ q1: null, q2: 0 });
    expect(wrong).toEqual([]);
    expect(stepValues(draft, step(1))).toEqual({ q1: 'skip', q2: '0' });
    const context = withStep(empty, step(8), { goal: 'recruitment', size: 'skip' });
    expect(context.draft.context).toEqual({ goal: 'recruitment' });
    expect(context.wrong).toEqual(['intent', 'size', 'hours']);
  });

  it('leads back to the first screen with a question that was left out', () => {
    const scores = Object.fromEntries(shipped.questions.map(({ id }) => [id, 2]));
    const context = Object.fromEntries(
      shipped.context.map(({ id, options }) => [id, options[0]?.id]),
    );
    const whole: Draft = { ...empty, answers: scores, context };
    expect(firstSkipped(whole, steps)).toBe(1);
    const answers = { ...scores, q6: null };
    expect(firstSkipped({ ...whole, answers }, steps)).toBe(3);
    const { q10: _, ...without } = scores;
    expect(firstSkipped({ ...whole, answers: without }, steps)).toBe(5);
    expect(firstSkipped({ ...whole, context: {} }, steps)).toBe(8);
  });

  it('replaces an answer and leaves other screens alone', () => {
    const before = withStep(empty, step(1), { q1: '1', q2: '1' }).draft;
    const after = withStep(before, step(2), { q3: '2', q4: '2' }).draft;
    expect(withStep(after, step(1), { q1: '4', q2: '1' }).draft.answers).toEqual({
      ...{ q1: 4, q2: 1, q3: 2, q4: 2 },
    });
    expect(nextStep(after, steps)).toBe(3);
    expect(nextStep(empty, steps)).toBe(1);
  });
});

describe('the cookies', () => {
  it('hold a whole draft in less than 4 096 bytes, and give it back', () => {
    const answers = Object.fromEntries(shipped.questions.map(({ id }) => [id, null]));
    const context = {
      ...{ goal: 'public_information', intent: 'run_channels', size: 'enterprise' },
      hours: 'h600plus',
    };
    const draft = { ...empty, answers, context };
    expect(encodeURIComponent(draftText(draft)).length).toBeLessThan(1500);
    expect(parseDraft(draftText(draft))).toEqual(draft);
  });

  it.each([
    undefined,
    '',
    'null',
    '{',
    '[]',
    draftText({ ...empty, secret: 'short' }),
    draftText({ ...empty, answers: { q1: 7 } }),
    draftText({ ...empty, answers: { __proto__x: 1 } }),
    draftText({ ...empty, context: { goal: 'x'.repeat(10_000) } }),
  ])('that somebody has edited are none: %s', (text) => {
    expect(parseDraft(text)).toBeNull();
  });

  it('of own analyses are a list of ids with secrets', () => {
    const own = [{ id: '6f1f7c1e-3f63-4c47-9d0e-1f6d3a1c5b11', secret: 'y'.repeat(43) }];
    expect(parseOwn(ownText(own))).toEqual(own);
    expect(parseOwn('[["not-an-id","x"]]')).toEqual([]);
  });
});
