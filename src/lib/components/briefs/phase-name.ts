import type { Phase } from '$lib/domain/briefs/brief.ts';
import { m } from '$lib/paraglide/messages.js';

const NAMES: Readonly<Record<Phase, () => string>> = {
  strategy: m.briefs_phase_strategy,
  organise: m.briefs_phase_organise,
  run: m.briefs_phase_run,
  experiment: m.briefs_phase_experiment,
  measure: m.briefs_phase_measure,
};

/** The phase of a plan, in the language of the page. */
export function phaseName(phase: Phase): string {
  return NAMES[phase]();
}
