import { describe, expect, it } from 'vitest';
import { briefActions, cefrName, type Brief } from './brief.ts';
import { draftFromBrief, draftFromRoles } from './draft-of.ts';

describe('briefActions', () => {
  it('lets an open brief be edited until somebody considers it', () => {
    expect(briefActions('open', false)).toEqual({
      edit: true,
      open: false,
      withdraw: true,
      ask: true,
    });
    expect(briefActions('open', true).edit).toBe(false);
  });

  it('opens drafts only and leaves closed briefs alone', () => {
    expect(briefActions('draft', false)).toMatchObject({ open: true, ask: false });
    const nothing = { edit: false, open: false, withdraw: false, ask: false };
    expect(briefActions('filled', true)).toEqual(nothing);
    expect(briefActions('withdrawn', false)).toEqual(nothing);
  });
});

describe('cefrName', () => {
  it('names the six levels', () => {
    expect([1, 4, 6, 7].map(cefrName)).toEqual(['A1', 'B2', 'C2', '']);
  });
});

describe('drafts', () => {
  it('take the profile of the role over and leave the goal to the company', () => {
    const profile = { id: 'moderation', level: 4, weight: 3 };
    const role = {
      id: 'community-manager',
      name: 'Community manager',
      phase: 'run',
      earlyPhases: [],
      competencies: [profile],
    };
    const draft = draftFromRoles([role], 'retail', 'key');
    expect(draft).toMatchObject({ title: 'Community manager', goal: '', sectorId: 'retail' });
    expect(draft.roles).toMatchObject([
      {
        roleId: 'community-manager',
        phase: 'run',
        competencies: [{ competencyId: 'moderation', level: '4', weight: '3', isMust: false }],
      },
    ]);
  });

  it('show a stored budget as it is written in the language', () => {
    const brief: Brief = {
      id: 'x',
      title: 'T',
      state: 'draft',
      goal: 'G',
      goals: null,
      departments: ['HR', 'IT'],
      decider: { name: 'A', title: 'B' },
      period: { from: '2026-12-01', to: '2026-12-31' },
      roles: [
        {
          id: 'y',
          position: 1,
          roleId: 'r',
          roleName: 'R',
          phase: 'run',
          budgetRateOre: 98_050,
          times: [{ period: { from: '2026-12-01', to: '2026-12-31' }, percent: 50 }],
          competencies: [],
          isExecution: true,
          isFilled: false,
        },
      ],
      workMode: 'any',
      regionId: null,
      regionName: null,
      sectorId: null,
      sectorName: null,
      languages: [{ code: 'sv', name: 'svenska', cefr: 5 }],
      keptTogether: [],
      version: 3,
    };
    const draft = draftFromBrief(brief, ',', 'key');
    expect(draft).toMatchObject({ version: '3', departments: 'HR\nIT', formKey: 'key' });
    expect(draft.roles[0]).toMatchObject({ id: 'y', budget: '980,50' });
    expect(draftFromBrief(brief, '.', 'key').roles[0]?.budget).toBe('980.50');
  });
});
