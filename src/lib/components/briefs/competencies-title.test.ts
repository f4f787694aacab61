import { describe, expect, it } from 'vitest';
import { competenciesTitle } from './competencies-title.ts';

const rows = (...musts: boolean[]) => musts.map((isMust) => ({ isMust }));

describe('competenciesTitle', () => {
  it('counts, and names the musts only where there are any', () => {
    expect(competenciesTitle(rows(false, false))).toBe('Kompetenser (2)');
    expect(competenciesTitle(rows(true, false, true))).toBe('Kompetenser (3), varav 2 är krav');
  });
});
