import type { Brief, BriefRole } from '../briefs/brief.ts';
import { CONSTRAINTS, type Constraint } from './filtered.ts';

/** What a brief demands before anything is scored. */
export type Demands = {
  languages: readonly { name: string; cefr: number }[];
  /** Region where somebody must be on site; null when nobody has to. */
  onSiteRegion: string | null;
  musts: readonly string[];
};

/** One constraint and whether somebody meets it. */
export type Check = { code: Constraint; passed: boolean };

/** The demands of one role of a brief; musts as competency ids. */
export function demandsOf(brief: Brief, role: BriefRole): Demands {
  return {
    languages: brief.languages,
    onSiteRegion: brief.workMode === 'on_site' ? (brief.regionName ?? '') : null,
    musts: role.competencies.filter(({ isMust }) => isMust).map(({ competencyId }) => competencyId),
  };
}

/** Every constraint that was checked, in order. @param failed the codes that were not met */
export function checksOf(failed: readonly Constraint[]): Check[] {
  return CONSTRAINTS.map((code) => ({ code, passed: !failed.includes(code) }));
}
