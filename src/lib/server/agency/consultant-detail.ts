import type { AuditEvent } from '$lib/domain/events/event.ts';
import { loadSpans } from '$lib/domain/agency/load-spans.ts';
import type { AssignmentSummary } from '$lib/domain/assignments/assignment.ts';
import { loadByWeek, type LoadWeek } from '$lib/domain/consultants/load.ts';
import type { OwnProfile, Verification } from '$lib/domain/consultants/profile.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import { parsePeriod } from '$lib/domain/time/period.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { listAssignments } from '$lib/server/assignments/queries.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import { listAvailability } from '$lib/server/consultants/load.ts';
import { getOwnProfile } from '$lib/server/consultants/profile.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

const WEEKS_AHEAD = 26;

/** A competency as the agency assesses it. */
export type AssessedCompetency = {
  id: string;
  name: string;
  level: number;
  levelName: string;
  /** The level that counts: an unverified 5 counts as 4. */
  effectiveLevel: number;
  verification: Verification;
  evidence: string;
};

export type ConsultantDetail = {
  profile: OwnProfile;
  roles: string[];
  sectors: string[];
  regions: string[];
  homeRegion: string | null;
  languages: { name: string; cefr: number }[];
  competencies: AssessedCompetency[];
  load: LoadWeek[];
  assignments: AssignmentSummary[];
  events: AuditEvent[];
};

/** A profile with everything the agency judges it by. @throws {DomainError} 404 */
export async function getConsultantDetail(
  db: Db,
  locale: Locale,
  id: string,
  today: IsoDate,
): Promise<ConsultantDetail> {
  const profile = await getOwnProfile(db, id);
  const [names, load, { assignments }, events] = await Promise.all([
    listNames(db, locale),
    listLoad(db, id, today),
    listAssignments(db, { consultantId: id }),
    listEvents(db, 'consultant', id),
  ]);
  const { roles, sectors, regions, languages, competencies, levels } = names;
  return {
    profile,
    roles: profile.roleIds.map(roles),
    sectors: profile.sectorIds.map(sectors),
    regions: profile.onSiteRegionIds.map(regions),
    homeRegion: profile.regionId === null ? null : regions(profile.regionId),
    languages: profile.languages.map(({ code, cefr }) => ({ name: languages(code), cefr })),
    competencies: profile.competencies
      .map((one) => ({ ...one, name: competencies(one.id), levelName: levels(String(one.level)) }))
      .sort((a, b) => b.level - a.level || a.name.localeCompare(b.name, locale)),
    load,
    assignments,
    events,
  };
}

async function listLoad(db: Db, id: string, today: IsoDate): Promise<LoadWeek[]> {
  const [available, booked] = await Promise.all([
    listAvailability(db, id),
    db.from('bookings').select('during, percent').eq('consultant_id', id),
  ]);
  const spans = loadSpans(
    available.map(({ startsOn, endsOn, percent }) => ({ from: startsOn, to: endsOn, percent })),
    unwrap(booked).map((row) => ({ ...parsePeriod(String(row.during)), percent: row.percent })),
  );
  return loadByWeek(spans, today, WEEKS_AHEAD);
}

type NamedRow = { name_sv: string; name_en: string };
type NameOf = (id: string) => string;

/** The words of the catalogue; an id without a word is shown as it is. */
async function listNames(db: Db, locale: Locale) {
  const [roles, sectors, regions, languages, competencies, levels] = await Promise.all([
    db.from('roles').select('id, name_sv, name_en'),
    db.from('sectors').select('id, name_sv, name_en'),
    db.from('regions').select('id, name_sv, name_en'),
    db.from('languages').select('id:code, name_sv, name_en'),
    db.from('competencies').select('id, name_sv, name_en'),
    db.from('proficiency_levels').select('id:level, name_sv, name_en'),
  ]);
  const nameOf = (rows: readonly (NamedRow & { id: string | number })[]): NameOf => {
    const names = new Map(rows.map((row) => [String(row.id), localized(row, 'name', locale)]));
    return (id) => names.get(id) ?? id;
  };
  return {
    roles: nameOf(unwrap(roles)),
    sectors: nameOf(unwrap(sectors)),
    regions: nameOf(unwrap(regions)),
    languages: nameOf(unwrap(languages)),
    competencies: nameOf(unwrap(competencies)),
    levels: nameOf(unwrap(levels)),
  };
}
