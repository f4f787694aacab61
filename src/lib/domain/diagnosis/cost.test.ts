import { describe, expect, it } from 'vitest';
import { costByPhase, totalCost, type DayRate } from './cost.ts';

const role = (id: string, byPhase: Record<string, number>) => ({
  role: id,
  points: 6,
  priority: 'core' as const,
  hours: Object.values(byPhase).reduce((sum, one) => sum + one, 0),
  byPhase,
});

const rates = new Map<string, DayRate>([
  ['web-editor', { lowOre: 600_000, highOre: 920_000, isAnchored: true }],
  ['copywriter', { lowOre: 720_000, highOre: 1_120_000, isAnchored: true }],
  ['strategist', { lowOre: 800_000, highOre: 1_280_000, isAnchored: false }],
]);

const phaseHours = { strategy: 8, run: 20, experiment: 0 };

describe('costByPhase', () => {
  it('is hours ÷ 8 × the day rate of each role, and nothing for a phase without hours', () => {
    const roles = [role('web-editor', { run: 12 }), role('copywriter', { run: 8, strategy: 8 })];
    const spans = costByPhase({ phaseHours, roles }, rates);
    expect(spans).toEqual({
      strategy: { lowOre: 720_000, highOre: 1_120_000 },
      run: { lowOre: 900_000 + 720_000, highOre: 1_380_000 + 1_120_000 },
      experiment: { lowOre: 0, highOre: 0 },
    });
    expect(totalCost(spans)).toEqual({ lowOre: 2_340_000, highOre: 3_620_000 });
  });

  it('says nothing of a phase with an assumed rate, nor of the whole', () => {
    const roles = [role('web-editor', { run: 20 }), role('strategist', { strategy: 8 })];
    const spans = costByPhase({ phaseHours, roles }, rates);
    expect(spans).toMatchObject({ strategy: null, run: { lowOre: 1_500_000 } });
    expect(totalCost(spans)).toBeNull();
  });

  it('says nothing of a role whose rate is unknown', () => {
    const roles = [role('new-role', { run: 20 })];
    expect(costByPhase({ phaseHours, roles }, rates)['run']).toBeNull();
  });
});
