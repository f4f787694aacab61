import type { ConsultantCard } from '$lib/domain/catalogue/consultant-card.ts';
import type { LoadSpan } from '$lib/domain/consultants/load.ts';
import { strongest, type OwnProfile } from '$lib/domain/consultants/profile.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { BriefFormOptions } from '$lib/server/briefs/form-options.ts';

const SHOWN_COMPETENCIES = 5;

/** The profile as companies first see it: number, roles, strongest competencies, place, time, price. */
export function ownCard(
  profile: OwnProfile,
  load: readonly LoadSpan[],
  options: BriefFormOptions,
  today: IsoDate,
): ConsultantCard {
  const nameOf = (rows: readonly { id: string; name: string }[], id: string) =>
    rows.find((row) => row.id === id)?.name ?? id;
  const competencies = options.groups.flatMap((group) => group.competencies);
  const span = load.find(({ free }) => free > 0);
  return {
    number: profile.number,
    region: profile.regionId === null ? null : nameOf(options.regions, profile.regionId),
    workModes: profile.workModes,
    askedRateOre: profile.wishedRateOre,
    roles: options.roles.filter(({ id }) => profile.roleIds.includes(id)),
    competencies: strongest(profile.competencies, SHOWN_COMPETENCIES).map(({ id }) =>
      nameOf(competencies, id),
    ),
    free: span ? { percent: span.free, from: span.from > today ? span.from : today } : null,
  };
}
