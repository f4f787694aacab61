import Big from 'big.js';
import {
  PLAIN_WORLD,
  referenceScore,
  type ReferenceBrief,
  type ReferenceConsultant,
  type ReferenceScore,
  type ReferenceWorld,
} from './reference-score.ts';
import type { ReferenceRules } from './reference-rules.ts';

/** What the order needs besides the score. Deficits in exposure, by consultant; 0 when missing. */
export type OrderOptions = {
  /** SHA-256 of a UTF-8 text in hex. */
  hash: (text: string) => string;
  deficits?: Readonly<Record<string, Big>>;
  world?: ReferenceWorld;
};

export type Ranked = ReferenceScore & { deficit: Big; isNew: boolean; hash: string };
export type Placed = Ranked & {
  place: number;
  rawPlace: number;
  isRotated: boolean;
  isNewcomerPlace: boolean;
};

const fourDecimals = (value: Big) => value.round(4, Big.roundHalfUp);

/** Those who pass every constraint and are proposed without asking, by score alone (raw order). */
export function referenceRanking(
  brief: ReferenceBrief,
  consultants: readonly ReferenceConsultant[],
  { hash, deficits = {}, world = PLAIN_WORLD }: OrderOptions,
): Ranked[] {
  return consultants
    .map((consultant) => ({
      ...referenceScore(brief, consultant, world),
      deficit: fourDecimals(deficits[consultant.id] ?? new Big(0)),
      isNew: isNew(consultant, world.rules),
      hash: hash(`${brief.id}:${consultant.id}`),
    }))
    .filter(({ failed, k }) => failed.length === 0 && k * 100 >= world.rules.askFirstBelow)
    .sort(
      (a, b) =>
        b.mutual - a.mutual ||
        fourDecimals(b.competence).cmp(fourDecimals(a.competence)) ||
        fourDecimals(b.availability).cmp(fourDecimals(a.availability)) ||
        b.deficit.cmp(a.deficit) ||
        (a.hash < b.hash ? -1 : 1),
    );
}

/** The final order: rotation inside bands, then place five for the best new one. */
export function referencePlaces(
  brief: ReferenceBrief,
  consultants: readonly ReferenceConsultant[],
  options: OrderOptions,
): Placed[] {
  const { rules } = options.world ?? PLAIN_WORLD;
  const raw = referenceRanking(brief, consultants, options);
  const rotated = rotate(raw, rules);
  const final = placeNewcomer(rotated, raw, rules);
  return final.map((one, at) => ({
    ...one,
    place: at + 1,
    rawPlace: raw.indexOf(one) + 1,
    isRotated: rotated.indexOf(one) !== raw.indexOf(one) && at !== raw.indexOf(one),
    isNewcomerPlace: at === 4 && rotated[4] !== one && !rotated.slice(0, 5).includes(one),
  }));
}

/** Inside each band, the largest deficit first; equal deficits keep the raw order. */
export function rotate(raw: readonly Ranked[], { rotationBand }: ReferenceRules): Ranked[] {
  const [first] = raw;
  if (!first) return [];
  const inBand = raw.filter(({ mutual }) => mutual >= first.mutual - rotationBand);
  const band = inBand.toSorted((a, b) => b.deficit.cmp(a.deficit));
  return [...band, ...rotate(raw.slice(inBand.length), { rotationBand } as ReferenceRules)];
}

function placeNewcomer(
  rotated: readonly Ranked[],
  raw: readonly Ranked[],
  { newcomerBand }: ReferenceRules,
): readonly Ranked[] {
  const top = rotated.slice(0, 5);
  const newcomer = raw.find(({ isNew: is }) => is);
  const five = raw[4];
  if (!newcomer || !five || top.some(({ isNew: is }) => is)) return rotated;
  if (newcomer.mutual < five.mutual - newcomerBand) return rotated;
  const stepping = top.reduce((low, one) => (raw.indexOf(one) > raw.indexOf(low) ? one : low));
  const rest = rotated.slice(5).filter((one) => one !== newcomer);
  return [...top.filter((one) => one !== stepping), newcomer, stepping, ...rest];
}

/** Approved less than 90 days ago, or less than a year ago and shown in fewer than three lists. */
export function isNew(
  { approvedDaysAgo, listsShown }: ReferenceConsultant,
  { newcomerDays, newcomerLists, newcomerLastDay }: ReferenceRules,
): boolean {
  if (approvedDaysAgo < newcomerDays) return true;
  return listsShown < newcomerLists && approvedDaysAgo < newcomerLastDay;
}
