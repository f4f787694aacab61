/** The numbers of the rules as the reference takes them: version 1 unless changed. Shares are hundredths. */
export const REFERENCE_RULES = {
  weights: { competence: 60, availability: 15, rate: 10, sector: 8, workMode: 7 },
  /** By importance: useful, important, essential. */
  importance: { 1: 1, 2: 2, 3: 3 } as Readonly<Record<number, number>>,
  /** At 0, 1, 2 and 3 levels short. */
  credits: [100, 70, 35, 10] as readonly number[],
  capPoints: 59,
  capCredit: 35,
  availabilityLeast: 50,
  rateCeiling: 125,
  sectorRelated: 70,
  sectorNone: 50,
  modeOneStep: 50,
  wishRateCeiling: 110,
  wishShareSlack: 20,
  askFirstBelow: 30,
  mutualExponent: 85,
  /** Ten-thousandths of a point. */
  rotationBand: 30_000,
  newcomerBand: 80_000,
  newcomerDays: 90,
  newcomerLists: 3,
  newcomerLastDay: 365,
};

export type ReferenceRules = typeof REFERENCE_RULES;
