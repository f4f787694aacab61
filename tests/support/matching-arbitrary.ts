import fc from 'fast-check';
import type { ReferenceBrief, ReferenceConsultant } from '#lib/domain/matching/reference-score.ts';

/** Competencies, sectors, regions and languages of the catalogue that the generated cases use. */
export const COMPETENCIES = [
  'community-building',
  'moderation',
  'social-care',
  'social-platforms',
  'social-content',
  'plain-language',
] as const;
export const SECTORS = ['retail', 'food_hospitality', 'finance'] as const;
export const REGIONS = ['stockholm', 'skane'] as const;
export const LANGUAGES = ['sv', 'en'] as const;
export const MODES = ['on_site', 'hybrid', 'remote'] as const;

const level = fc.integer({ min: 1, max: 5 });
const cefr = fc.integer({ min: 1, max: 6 });
const percent = fc.integer({ min: 1, max: 100 });
const rateOre = fc.integer({ min: 60_000, max: 160_000 });
const id = fc.uuid({ version: 4 });

const requirement = fc.record({
  competencyId: fc.constantFrom(...COMPETENCIES),
  level,
  weight: fc.integer({ min: 1, max: 3 }),
  isMust: fc.constantFrom(false, false, false, true),
});

/** A brief of four weeks with Christmas in them. */
export const anyBrief: fc.Arbitrary<ReferenceBrief> = fc.record({
  id,
  roleId: fc.constant('community-manager'),
  from: fc.constant('2026-12-14'),
  to: fc.constant('2027-01-10'),
  percent,
  budgetOre: rateOre,
  workMode: fc.constantFrom('any', ...MODES),
  regionId: fc.constantFrom(...REGIONS),
  sectorId: fc.option(fc.constantFrom(...SECTORS)),
  requirements: fc.uniqueArray(requirement, {
    minLength: 1,
    maxLength: 6,
    selector: (row) => row.competencyId,
  }),
  languages: fc.uniqueArray(
    fc.record({ code: fc.constantFrom(...LANGUAGES), cefr: fc.integer({ min: 1, max: 4 }) }),
    { maxLength: 1, selector: (row) => row.code },
  ),
});

const span = fc.constantFrom(
  { from: '2026-11-02', to: '2027-03-31' },
  { from: '2026-12-14', to: '2026-12-27' },
  { from: '2027-01-04', to: '2027-02-28' },
);

/** A consultant who fits more often than not, so that rankings are not empty. */
export const anyConsultant: fc.Arbitrary<ReferenceConsultant> = fc
  .record({
    id,
    levels: fc.dictionary(
      fc.constantFrom(...COMPETENCIES),
      fc.record({ level, isVerified: fc.boolean() }),
      { minKeys: 2, maxKeys: 6 },
    ),
    languages: fc.record({ sv: cefr, en: cefr }),
    span,
    free: percent,
    askedOre: rateOre,
    discount: fc.option(fc.integer({ min: 0, max: 20_000 })),
    workModes: fc.uniqueArray(fc.constantFrom(...MODES), { maxLength: 3 }),
    sectors: fc.uniqueArray(fc.constantFrom(...SECTORS), { maxLength: 2 }),
    regions: fc.uniqueArray(fc.constantFrom(...REGIONS), { maxLength: 2 }),
    declines: fc.constantFrom(false, false, false, true),
  })
  .map(({ span: days, free, discount, declines, ...rest }) => ({
    ...rest,
    available: [{ ...days, percent: free }],
    booked: [],
    floorOre: discount === null ? null : rest.askedOre - discount,
    declinedRoles: declines ? ['community-manager'] : [],
  }));

/** Pairs among the sectors above that the catalogue calls related. */
export const RELATED_SECTORS = [['food_hospitality', 'retail']] as const;
