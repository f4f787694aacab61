import type { BriefWorkMode } from '$lib/domain/briefs/brief.ts';
import { m } from '$lib/paraglide/messages.js';

const NAMES: Readonly<Record<BriefWorkMode, () => string>> = {
  any: m.briefs_mode_any,
  remote: m.catalogue_mode_remote,
  hybrid: m.catalogue_mode_hybrid,
  on_site: m.catalogue_mode_on_site,
};

/** How the work is to be done, in the language of the page. */
export function briefModeName(mode: BriefWorkMode): string {
  return NAMES[mode]();
}
