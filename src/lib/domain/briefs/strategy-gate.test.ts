import { describe, expect, it } from 'vitest';
import type { Phase } from './brief.ts';
import { executionInDisguise, gateAnswer, isExecution } from './strategy-gate.ts';

const role = (phase: Phase, from: string, early: readonly Phase[] = EARLY) => ({
  phase,
  isExecution: isExecution(phase, early),
  times: [{ period: { from, to: '2027-12-31' }, percent: 50 }],
});
const EARLY: readonly Phase[] = ['strategy', 'organise', 'measure'];
const run = role('run', '2027-03-01');
const override = { name: 'A', title: 'B', reason: 'C', givenAt: '2026-11-01T10:00:00Z' };

describe('gateAnswer', () => {
  it('has nothing to say of work that comes before execution', () => {
    for (const phase of ['strategy', 'organise', 'measure'] as const) {
      expect(gateAnswer([role(phase, '2027-01-01')], { isMet: false }, null)).toBe('open');
    }
  });

  it.each(['run', 'experiment'] as const)('asks before a brief to %s', (phase) => {
    expect(gateAnswer([role(phase, '2027-01-01')], { isMet: false }, null)).toBe('asks');
    expect(gateAnswer([role(phase, '2027-01-01')], { isMet: true }, null)).toBe('open');
  });

  it('lets a reason through, and says that it was one', () => {
    expect(gateAnswer([run], { isMet: false }, override)).toBe('overridden');
  });

  it('lets a brief that begins with a strategy be open while the others wait', () => {
    expect(gateAnswer([role('strategy', '2027-03-01'), run], { isMet: false }, null)).toBe('waits');
    expect(gateAnswer([role('strategy', '2027-03-02'), run], { isMet: false }, null)).toBe('asks');
  });

  it('asks before a role that only executes, whatever phase the buyer puts it under', () => {
    for (const phase of ['strategy', 'organise', 'measure'] as const) {
      const writer = role(phase, '2027-01-01', []);
      expect(gateAnswer([writer], { isMet: false }, null)).toBe('asks');
      expect(executionInDisguise([writer, run])).toEqual([writer]);
    }
  });

  it('takes a role that only executes for no strategy that the others could wait for', () => {
    const roles = [role('strategy', '2027-01-01', []), run];
    expect(gateAnswer(roles, { isMet: false }, null)).toBe('asks');
  });
});
