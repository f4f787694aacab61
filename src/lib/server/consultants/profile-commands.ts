import type { CompetencyData } from '$lib/schemas/competencies.ts';
import type { ProfileData } from '$lib/schemas/profile.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';

/** Replaces the profile's facts. @throws {DomainError} `stale_page`, `profile_invalid` */
export async function saveProfile(db: Db, profile: ProfileData): Promise<void> {
  const { version, wished_rate, floor_rate, ...facts } = profile;
  const p = { ...facts, wished_rate_ore: wished_rate, floor_rate_ore: floor_rate };
  unwrapMaybe(await db.rpc('save_profile', { p, p_version: version }));
}

/** Replaces the competencies. @throws {DomainError} `competencies_invalid` */
export async function saveCompetencies(db: Db, competencies: CompetencyData): Promise<void> {
  const rows = competencies.map(({ id, level, evidence }) => ({
    competency_id: id,
    level,
    evidence,
  }));
  unwrapMaybe(await db.rpc('save_competencies', { p_rows: rows }));
}

/** Hands in the profile for approval. @throws {DomainError} `profile_incomplete`, `transition_refused` */
export async function submitProfile(db: Db, consultantId: string): Promise<void> {
  const args = { p_consultant_id: consultantId, p_to: 'submitted' };
  unwrapMaybe(await db.rpc('consultant_transition', args));
}

/** Steps out of matching, or back into it. */
export async function setPaused(db: Db, isPaused: boolean): Promise<void> {
  unwrapMaybe(await db.rpc('set_paused', { p_paused: isPaused }));
}
