import type { WorkMode } from '$lib/domain/catalogue/consultant-card.ts';
import { m } from '$lib/paraglide/messages.js';

const NAMES: Readonly<Record<WorkMode, () => string>> = {
  on_site: m.catalogue_mode_on_site,
  hybrid: m.catalogue_mode_hybrid,
  remote: m.catalogue_mode_remote,
};

/** A work mode in the language of the page: "På plats". */
export function workModeName(mode: WorkMode): string {
  return NAMES[mode]();
}

/** Several modes in one line; none stated means any. */
export function workModesLine(modes: readonly WorkMode[]): string {
  if (modes.length === 0 || modes.length === 3) return m.catalogue_mode_all();
  const [first = '', ...rest] = modes.map(workModeName);
  return [first, ...rest.map((name) => name.toLocaleLowerCase())].join(', ');
}
