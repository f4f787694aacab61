import type { WorkMode } from '../catalogue/consultant-card.ts';
import type { Ore } from '../money/ore.ts';

export const CONSULTANT_STATES = ['draft', 'submitted', 'approved', 'rejected'] as const;
export type ConsultantState = (typeof CONSULTANT_STATES)[number];

export const VERIFICATIONS = ['declared', 'referenced', 'verified'] as const;
export type Verification = (typeof VERIFICATIONS)[number];

/** How well a language is known: 1 = A1 … 6 = C2; a mother tongue is 6. */
export type SpokenLanguage = { readonly code: string; readonly cefr: number };

/** A competency as the consultant has stated it. */
export type OwnCompetency = {
  readonly id: string;
  readonly level: number;
  /** The level that counts in matching: a 5 that the agency has not verified counts as 4. */
  readonly effectiveLevel: number;
  readonly verification: Verification;
  readonly evidence: string;
};

/** The consultant's own profile, whole. Prices are öre per hour to the client. */
export type OwnProfile = {
  readonly id: string;
  readonly number: number;
  readonly state: ConsultantState;
  readonly isPaused: boolean;
  readonly name: string;
  readonly headline: string;
  readonly about: string;
  readonly regionId: string | null;
  readonly wishedRateOre: Ore | null;
  readonly floorRateOre: Ore | null;
  readonly workModes: readonly WorkMode[];
  readonly version: number;
  readonly roleIds: readonly string[];
  readonly sectorIds: readonly string[];
  readonly onSiteRegionIds: readonly string[];
  readonly languages: readonly SpokenLanguage[];
  readonly competencies: readonly OwnCompetency[];
  readonly hasAvailability: boolean;
  readonly wishes: Wishes;
};

/** What a consultant wishes for; it weighs in the mutual score, and empty is no wish. */
export type Wishes = {
  /** Per cent of full time, both ends or neither. */
  readonly shareMin: number | null;
  readonly shareMax: number | null;
  readonly modes: readonly WorkMode[];
  readonly wantedSectorIds: readonly string[];
  readonly avoidedSectorIds: readonly string[];
};

/** Competencies needed before a profile can be handed in for approval. */
const LEAST_COMPETENCIES = 3;

export type ChecklistKey =
  'role' | 'competencies' | 'region' | 'rate' | 'headline' | 'about' | 'languages' | 'availability';
export type ChecklistItem = {
  readonly key: ChecklistKey;
  readonly isDone: boolean;
  /** Without it the profile cannot be handed in; the others make matches better. */
  readonly isRequired: boolean;
};

/** What a profile has and lacks, required things first. */
export function profileChecklist(profile: OwnProfile): ChecklistItem[] {
  const item = (key: ChecklistKey, isRequired: boolean, isDone: boolean) => ({
    key,
    isRequired,
    isDone,
  });
  return [
    item('role', true, profile.roleIds.length > 0),
    item('competencies', true, profile.competencies.length >= LEAST_COMPETENCIES),
    item('region', true, profile.regionId !== null),
    item('rate', true, profile.wishedRateOre !== null),
    item('availability', false, profile.hasAvailability),
    item('languages', false, profile.languages.length > 0),
    item('headline', false, profile.headline !== ''),
    item('about', false, profile.about !== ''),
  ];
}

/** Whether the profile can be handed in for approval now. */
export function maySubmit(profile: OwnProfile): boolean {
  const isOpen = profile.state === 'draft' || profile.state === 'rejected';
  return isOpen && profileChecklist(profile).every((item) => item.isDone || !item.isRequired);
}

/** The competencies that an anonymous card shows: highest level first, better proved first. */
export function strongest(competencies: readonly OwnCompetency[], count: number): OwnCompetency[] {
  return [...competencies]
    .sort(
      (a, b) =>
        b.effectiveLevel - a.effectiveLevel ||
        VERIFICATIONS.indexOf(b.verification) - VERIFICATIONS.indexOf(a.verification) ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, count);
}
