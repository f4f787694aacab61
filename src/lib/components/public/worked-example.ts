/**
 * The example on the start page: an invented consultant against the role Community manager, counted
 * with the rules in force (the worked example of the matching design without related competencies and
 * mutuality). Its test counts it again.
 */

/** A requirement of the example: level needed, level held (0 = none) and weight (3, 2 or 1). */
export type ExampleRequirement = { id: string; need: number; have: number; weight: 1 | 2 | 3 };

/** One part of the score, in tenths of a point. */
export type ExamplePart = {
  id: 'competence' | 'availability' | 'rate' | 'sector' | 'work_mode';
  tenths: number;
  maxTenths: number;
};

export const EXAMPLE_REQUIREMENTS: readonly ExampleRequirement[] = [
  { id: 'community-building', need: 4, have: 4, weight: 3 },
  { id: 'moderation', need: 4, have: 3, weight: 3 },
  { id: 'social-care', need: 4, have: 4, weight: 3 },
  { id: 'social-platforms', need: 4, have: 4, weight: 3 },
  { id: 'social-content', need: 3, have: 3, weight: 2 },
  { id: 'content-planning', need: 3, have: 2, weight: 2 },
  { id: 'social-analytics', need: 3, have: 0, weight: 2 },
  { id: 'plain-language', need: 3, have: 3, weight: 2 },
  { id: 'law-compliance', need: 3, have: 2, weight: 2 },
  { id: 'crisis-communication', need: 2, have: 0, weight: 1 },
  { id: 'social-listening', need: 3, have: 3, weight: 1 },
  { id: 'accessibility', need: 2, have: 2, weight: 1 },
];

export const EXAMPLE_PARTS: readonly ExamplePart[] = [
  { id: 'competence', tenths: 478, maxTenths: 600 },
  { id: 'availability', tenths: 112, maxTenths: 150 },
  { id: 'rate', tenths: 80, maxTenths: 100 },
  { id: 'sector', tenths: 56, maxTenths: 80 },
  { id: 'work_mode', tenths: 70, maxTenths: 70 },
];

/** The sum of the parts, in tenths of a point. */
export const EXAMPLE_TOTAL_TENTHS = 796;
