/**
 * Every number of the rules (columns of `matching_rules`, fields of the editor), with the range that
 * makes sense. Points, per cent, hundredths and tenths are whole numbers, so that nothing is lost.
 */
export type RuleUnit = 'points' | 'percent' | 'tenths' | 'weight' | 'days' | 'lists' | 'people';

export const RULE_GROUPS = [
  'parts',
  'importance',
  'credits',
  'cap',
  'constraints',
  'fit',
  'rarity',
  'wishes',
  'bands',
  'exposure',
] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

type FieldInfo = { group: RuleGroup; least: number; most: number; unit: RuleUnit };

const field = (group: RuleGroup, least: number, most: number, unit: RuleUnit): FieldInfo => ({
  group,
  least,
  most,
  unit,
});

export const RULE_FIELDS = {
  weight_competence: field('parts', 0, 100, 'points'),
  weight_availability: field('parts', 0, 100, 'points'),
  weight_rate: field('parts', 0, 100, 'points'),
  weight_sector: field('parts', 0, 100, 'points'),
  weight_work_mode: field('parts', 0, 100, 'points'),
  weight_essential: field('importance', 1, 100, 'weight'),
  weight_important: field('importance', 1, 100, 'weight'),
  weight_useful: field('importance', 1, 100, 'weight'),
  credit_one_short: field('credits', 0, 100, 'percent'),
  credit_two_short: field('credits', 0, 100, 'percent'),
  credit_three_short: field('credits', 0, 100, 'percent'),
  cap_points: field('cap', 0, 100, 'points'),
  cap_credit: field('cap', 0, 100, 'percent'),
  availability_least: field('constraints', 0, 100, 'percent'),
  rate_ceiling: field('constraints', 101, 300, 'percent'),
  sector_related: field('fit', 0, 100, 'percent'),
  sector_none: field('fit', 0, 100, 'percent'),
  mode_one_step: field('fit', 0, 100, 'percent'),
  rarity_from: field('rarity', 1, 100_000, 'people'),
  rarity_slope: field('rarity', 0, 200, 'percent'),
  rarity_most: field('rarity', 100, 300, 'percent'),
  mutual_exponent: field('wishes', 50, 100, 'percent'),
  wish_rate_ceiling: field('wishes', 100, 300, 'percent'),
  wish_share_slack: field('wishes', 0, 100, 'percent'),
  ask_first_below: field('wishes', 0, 100, 'percent'),
  band_very_good: field('bands', 2, 100, 'points'),
  band_good: field('bands', 1, 99, 'points'),
  band_possible: field('bands', 0, 98, 'points'),
  rotation_band: field('exposure', 0, 100, 'tenths'),
  newcomer_band: field('exposure', 0, 100, 'points'),
  newcomer_days: field('exposure', 0, 1000, 'days'),
  newcomer_lists: field('exposure', 0, 1000, 'lists'),
  newcomer_last_day: field('exposure', 0, 1000, 'days'),
  exposure_days: field('exposure', 1, 366, 'days'),
} as const satisfies Record<string, FieldInfo>;

export type RuleField = keyof typeof RULE_FIELDS;
export type RuleNumbers = Readonly<Record<RuleField, number>>;

export const RULE_FIELD_NAMES = Object.keys(RULE_FIELDS) as readonly RuleField[];

/** The fields of a group in the order they are shown. */
export function fieldsOf(group: RuleGroup): RuleField[] {
  return RULE_FIELD_NAMES.filter((name) => RULE_FIELDS[name].group === group);
}

/** A number that another version changes. */
export type RuleChange = { field: RuleField; from: number; to: number };

/** What differs between two versions, in the order of the editor. */
export function ruleChanges(from: RuleNumbers, to: RuleNumbers): RuleChange[] {
  return RULE_FIELD_NAMES.filter((name) => from[name] !== to[name]).map((name) => ({
    field: name,
    from: from[name],
    to: to[name],
  }));
}
