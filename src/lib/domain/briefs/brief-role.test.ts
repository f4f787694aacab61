import { describe, expect, it } from 'vitest';
import { roleAt, roleTerms } from './brief-role.ts';
import type { BriefRole } from './brief.ts';

const role = (position: number, isFilled = false): BriefRole => ({
  id: `role-${position}`,
  position,
  roleId: 'community-manager',
  roleName: 'Community manager',
  phase: 'run',
  budgetRateOre: 100_000,
  times: [],
  competencies: [],
  isExecution: true,
  isFilled,
});

describe('roleTerms', () => {
  it('spans all ranges and takes the largest share', () => {
    const times = [
      { period: { from: '2027-03-01', to: '2027-03-31' }, percent: 40 },
      { period: { from: '2027-01-11', to: '2027-02-28' }, percent: 60 },
    ];
    expect(roleTerms({ times })).toEqual({
      period: { from: '2027-01-11', to: '2027-03-31' },
      percent: 60,
    });
  });
});

describe('roleAt', () => {
  const roles = [role(1, true), role(2), role(3)];

  it('is the one asked for, even when it is filled', () => {
    expect(roleAt({ roles }, 1).position).toBe(1);
    expect(roleAt({ roles }, 3).position).toBe(3);
  });

  it('is the first open one without a position, or with one that is not there', () => {
    expect(roleAt({ roles }, null).position).toBe(2);
    expect(roleAt({ roles }, 9).position).toBe(2);
  });

  it('is the first one when all are filled', () => {
    expect(roleAt({ roles: [role(1, true), role(2, true)] }, null).position).toBe(1);
  });
});
