import { randomUUID } from 'node:crypto';
import type { RankedMatch } from '#lib/domain/matching/match.ts';
import type { ReferenceBrief, ReferenceConsultant } from '#lib/domain/matching/reference-score.ts';
import { listMatches } from '#lib/server/matching/queries.ts';
import { storeConsultant, type SignedInCompany } from './matching-pool.ts';

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

/** Every ranked consultant of the pool, in order, through the API as the company's page asks. */
export async function rankedAmong(
  company: SignedInCompany,
  briefRoleId: string,
  pool: readonly ReferenceConsultant[],
): Promise<RankedMatch[]> {
  const found: RankedMatch[] = [];
  for (let page = 1; ; page += 1) {
    const { matches, total } = await listMatches(company.db, briefRoleId, page);
    found.push(...matches);
    if (matches.length === 0 || found.length >= total) break;
  }
  return found.filter(({ consultantId }) => pool.some(({ id }) => id === consultantId));
}
