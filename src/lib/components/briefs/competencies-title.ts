import { m } from '$lib/paraglide/messages.js';

/** "Kompetenser (9), varav 2 är krav"; musts are named only where there are any. */
export function competenciesTitle(competencies: readonly { isMust: boolean }[]): string {
  const count = competencies.length;
  const musts = competencies.filter(({ isMust }) => isMust).length;
  return musts === 0
    ? m.briefs_role_competencies({ count })
    : m.briefs_role_competencies_musts({ count, musts });
}
