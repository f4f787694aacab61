import { randomUUID } from 'node:crypto';
import type { ReferenceBrief, ReferenceConsultant } from '#lib/domain/matching/reference-score.ts';
import { storeConsultant } from './matching-pool.ts';

const FULL_TIME = [{ from: '2027-01-01', to: '2027-12-31', percent: 100 }];

/** A consultant who is full marks for `plainBrief`, with changes. */
export function consultant(changes: Partial<ReferenceConsultant> = {}): ReferenceConsultant {
  const held = (level: number) => ({ level, isVerified: false });
  return {
    id: randomUUID(),
    levels: { moderation: held(4), 'social-care': held(4), 'plain-language': held(3) },
    languages: { sv: 6 },
    available: FULL_TIME,
    booked: [],
    askedOre: 100_000,
    floorOre: null,
    workModes: [],
    sectors: ['retail'],
    regions: [],
    declinedRoles: [],
    blockedCompanies: [],
    wishedShare: null,
    wishedModes: [],
    wantedSectors: [],
    avoidedSectors: [],
    approvedDaysAgo: 800,
    listsShown: 0,
    ...changes,
  };
}

/** Two months at half time, at a distance, in retail. */
export const PLAIN: ReferenceBrief = {
  id: '',
  companyId: '',
  roleId: 'community-manager',
  times: [{ from: '2027-09-06', to: '2027-10-29', percent: 50 }],
  budgetOre: 100_000,
  workMode: 'remote',
  regionId: null,
  sectorId: 'retail',
  requirements: [
    { competencyId: 'moderation', level: 4, weight: 3, isMust: false },
    { competencyId: 'social-care', level: 4, weight: 3, isMust: false },
    { competencyId: 'plain-language', level: 3, weight: 2, isMust: false },
  ],
  languages: [{ code: 'sv', cefr: 5 }],
};

/** Writes them all. */
export async function storeAll(pool: readonly ReferenceConsultant[]): Promise<void> {
  for (const one of pool) await storeConsultant(one);
}
