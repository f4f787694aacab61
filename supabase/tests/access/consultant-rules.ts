import type { World } from '#tests/support/world.ts';

type Rule = { where: (w: World) => string; readers: readonly ('consultant' | 'agency')[] };

const ROLES = (w: World) => `(select id from public.brief_roles where brief_id = '${w.briefId}')`;

/** Who reads a consultant's profile and places: the consultant and the agency, no company. */
export const CONSULTANT_RULES: Record<string, Rule> = {
  consultants: { where: (w) => `id = '${w.consultant.id}'`, readers: ['consultant', 'agency'] },
  consultant_roles: {
    where: (w) => `consultant_id = '${w.consultant.id}'`,
    readers: ['consultant', 'agency'],
  },
  consultant_declined_roles: {
    where: (w) => `consultant_id = '${w.consultant.id}'`,
    readers: ['consultant', 'agency'],
  },
  consultant_sector_wishes: {
    where: (w) => `consultant_id = '${w.consultant.id}'`,
    readers: ['consultant', 'agency'],
  },
  consultant_blocked_companies: {
    where: (w) => `consultant_id = '${w.consultant.id}'`,
    readers: ['consultant', 'agency'],
  },
  rankings: { where: (w) => `brief_id = '${w.briefId}'`, readers: ['agency'] },
  ranking_places: {
    where: (w) => `ranking_id in (select id from public.rankings where brief_id = '${w.briefId}')`,
    readers: ['agency'],
  },
  ranking_pools: { where: (w) => `brief_role_id in ${ROLES(w)}`, readers: ['agency'] },
  ranking_pool_groups: {
    where: (w) =>
      `pool_id in (select id from public.ranking_pools where brief_role_id in ${ROLES(w)})`,
    readers: ['agency'],
  },
  ranking_actions: {
    where: (w) => `consultant_id = '${w.consultant.id}'`,
    readers: ['agency'],
  },
  consultant_competencies: {
    where: (w) => `consultant_id = '${w.consultant.id}'`,
    readers: ['consultant', 'agency'],
  },
  consultant_languages: {
    where: (w) => `consultant_id = '${w.consultant.id}'`,
    readers: ['consultant', 'agency'],
  },
  consultant_sectors: {
    where: (w) => `consultant_id = '${w.consultant.id}'`,
    readers: ['consultant', 'agency'],
  },
  consultant_regions: {
    where: (w) => `consultant_id = '${w.consultant.id}'`,
    readers: ['consultant', 'agency'],
  },
  consultant_availability: {
    where: (w) => `consultant_id = '${w.consultant.id}'`,
    readers: ['consultant', 'agency'],
  },
};
