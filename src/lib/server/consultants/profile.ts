import { WORK_MODES } from '$lib/domain/catalogue/consultant-card.ts';
import {
  CONSULTANT_STATES,
  VERIFICATIONS,
  type OwnCompetency,
  type OwnProfile,
} from '$lib/domain/consultants/profile.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { asState } from './states.ts';

/** The consultant's own profile with everything that belongs to it. */
export async function getOwnProfile(db: Db, id: string): Promise<OwnProfile> {
  const result = await db.from('consultants').select('*').eq('id', id).maybeSingle();
  const row = unwrap(result);
  const [{ wantedSectorIds, avoidedSectorIds, ...parts }, competencies] = await Promise.all([
    listParts(db, id),
    listCompetencies(db, id),
  ]);
  return {
    id,
    number: row.number,
    state: asState(CONSULTANT_STATES, row.state),
    isPaused: row.paused_at !== null,
    name: row.name,
    headline: row.headline,
    about: row.about,
    regionId: row.region_id,
    wishedRateOre: row.wished_rate_ore,
    floorRateOre: row.floor_rate_ore,
    workModes: WORK_MODES.filter((mode) => row.work_modes.includes(mode)),
    version: row.version,
    ...parts,
    competencies,
    wishes: {
      shareMin: row.wanted_share_min,
      shareMax: row.wanted_share_max,
      modes: WORK_MODES.filter((mode) => row.wished_modes.includes(mode)),
      wantedSectorIds,
      avoidedSectorIds,
    },
  };
}

/** The price the consultant wishes for, öre per hour to the client; null before it is stated. */
export async function findWishedRate(db: Db, id: string): Promise<number | null> {
  const query = db.from('consultants').select('wished_rate_ore').eq('id', id);
  const result = await query.maybeSingle();
  return unwrapMaybe(result)?.wished_rate_ore ?? null;
}

/** Why the agency last sent the profile back; null when it never did. */
export async function findRejectionReason(db: Db, id: string): Promise<string | null> {
  const result = await db
    .from('events')
    .select('reason')
    .eq('entity', 'consultant')
    .eq('entity_id', id)
    .eq('kind', 'consultant_rejected')
    .order('id', { ascending: false })
    .limit(1)
    .maybeSingle();
  return unwrapMaybe(result)?.reason ?? null;
}

async function listParts(db: Db, id: string) {
  const [roles, sectors, regions, languages, availability, wishes] = await Promise.all([
    db.from('consultant_roles').select('role_id').eq('consultant_id', id),
    db.from('consultant_sectors').select('sector_id').eq('consultant_id', id),
    db.from('consultant_regions').select('region_id').eq('consultant_id', id),
    db.from('consultant_languages').select('language_code, cefr').eq('consultant_id', id),
    db.from('consultant_availability').select('id').eq('consultant_id', id).limit(1),
    db.from('consultant_sector_wishes').select('sector_id, wish').eq('consultant_id', id),
  ]);
  const sectorsWith = (wanted: string) =>
    unwrap(wishes).flatMap(({ sector_id: sector, wish }) => (wish === wanted ? [sector] : []));
  return {
    roleIds: unwrap(roles).map((row) => row.role_id),
    sectorIds: unwrap(sectors).map((row) => row.sector_id),
    onSiteRegionIds: unwrap(regions).map((row) => row.region_id),
    languages: unwrap(languages).map((row) => ({ code: row.language_code, cefr: row.cefr })),
    hasAvailability: unwrap(availability).length > 0,
    wantedSectorIds: sectorsWith('wanted'),
    avoidedSectorIds: sectorsWith('avoided'),
  };
}

async function listCompetencies(db: Db, id: string): Promise<OwnCompetency[]> {
  const query = db.from('consultant_competencies').select('*').eq('consultant_id', id);
  return unwrap(await query).map((row) => ({
    id: row.competency_id,
    level: row.level,
    effectiveLevel: row.effective_level ?? row.level,
    verification: asState(VERIFICATIONS, row.verification),
    evidence: row.evidence,
  }));
}
