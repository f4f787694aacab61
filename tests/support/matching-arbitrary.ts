import fc from 'fast-check';
import { REFERENCE_RULES } from '#lib/domain/matching/reference-rules.ts';
import type {
  ReferenceBrief,
  ReferenceConsultant,
  ReferenceWorld,
} from '#lib/domain/matching/reference-score.ts';

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

/** What the catalogue says of these alone: pairs that are related. */
export const WORLD: ReferenceWorld = {
  relatedSectors: [['food_hospitality', 'retail']],
  relatedCompetencies: [
    ['community-building', 'moderation', 50],
    ['community-building', 'social-care', 40],
    ['moderation', 'social-care', 50],
    ['social-content', 'social-platforms', 40],
  ],
  rarity: {},
  rules: REFERENCE_RULES,
};

const level = fc.integer({ min: 1, max: 5 });
const cefr = fc.integer({ min: 1, max: 6 });
const percent = fc.integer({ min: 1, max: 100 });
const rateOre = fc.integer({ min: 60_000, max: 160_000 });
const id = fc.uuid({ version: 4 });
const modes = fc.uniqueArray(fc.constantFrom(...MODES), { maxLength: 3 });
const sectors = fc.uniqueArray(fc.constantFrom(...SECTORS), { maxLength: 2 });

const requirement = fc.record({
  competencyId: fc.constantFrom(...COMPETENCIES),
  level,
  weight: fc.integer({ min: 1, max: 3 }),
  isMust: fc.integer({ min: 0, max: 11 }).map((one) => one === 0),
});

/** One range with Christmas in it, or two with a gap. */
const times = fc.oneof(
  percent.map((share) => [{ from: '2026-12-14', to: '2027-01-10', percent: share }]),
  fc.tuple(percent, percent).map(([first, second]) => [
    { from: '2026-12-14', to: '2026-12-23', percent: first },
    { from: '2027-01-04', to: '2027-01-31', percent: second },
  ]),
);

export const anyBrief: fc.Arbitrary<ReferenceBrief> = fc.record({
  id,
  companyId: fc.constant(''),
  roleId: fc.constant('community-manager'),
  times,
  budgetOre: fc.integer({ min: 90_000, max: 180_000 }),
  workMode: fc.constantFrom('any', 'hybrid', 'remote', ...MODES),
  regionId: fc.constantFrom(...REGIONS),
  sectorId: fc.option(fc.constantFrom(...SECTORS)),
  requirements: fc.uniqueArray(requirement, {
    minLength: 1,
    maxLength: 6,
    selector: (row) => row.competencyId,
  }),
  languages: fc.uniqueArray(
    fc.record({ code: fc.constantFrom(...LANGUAGES), cefr: fc.integer({ min: 1, max: 4 }) }),
    { maxLength: 2, selector: (row) => row.code },
  ),
});

/** Availability that never overlaps itself, in one to ten pieces. */
const available = fc.oneof(
  fc.constant([{ from: '2026-11-02', to: '2027-03-31', percent: 100 }]),
  fc
    .record({
      span: fc.constantFrom(
        { from: '2026-11-02', to: '2027-03-31' },
        { from: '2026-12-14', to: '2026-12-27' },
        { from: '2027-01-04', to: '2027-02-28' },
      ),
      percent,
    })
    .map(({ span, percent: share }) => [{ ...span, percent: share }]),
  fc.array(percent, { minLength: 2, maxLength: 10 }).map((shares) =>
    shares.map((share, at) => ({
      from: `2026-12-${String(10 + 2 * at).padStart(2, '0')}`,
      to: `2026-12-${String(11 + 2 * at).padStart(2, '0')}`,
      percent: share,
    })),
  ),
);

const wishedShare = fc.option(
  fc.tuple(percent, percent).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]),
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
    available,
    askedOre: rateOre,
    discount: fc.option(fc.integer({ min: 0, max: 20_000 })),
    workModes: modes,
    sectors,
    regions: fc.uniqueArray(fc.constantFrom(...REGIONS), { maxLength: 2 }),
    declines: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    wishedShare,
    wishedModes: modes,
    wishes: fc.dictionary(fc.constantFrom(...SECTORS), fc.boolean(), { maxKeys: 2 }),
    approvedDaysAgo: fc.constantFrom(0, 89, 90, 364, 365, 800),
  })
  .map(({ discount, declines, wishes, ...rest }) => ({
    ...rest,
    booked: [],
    floorOre: discount === null ? null : rest.askedOre - discount,
    declinedRoles: declines ? ['community-manager'] : [],
    blockedCompanies: [],
    wantedSectors: SECTORS.filter((sector) => wishes[sector] === true),
    avoidedSectors: SECTORS.filter((sector) => wishes[sector] === false),
    listsShown: 0,
  }));
