import { PHASES, type Phase } from '$lib/domain/briefs/brief.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

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

/**
 * What the choice of a phase means to the strategy gate.
 * @param early phases that the role may be bought in before there is a strategy
 */
export function phaseHelp(early: readonly Phase[]): string {
  if (early.length === 0) return m.briefs_help_phase_always();
  if (early.length === PHASES.length - 2) return m.briefs_help_phase();
  const names = new Intl.ListFormat(getLocale(), { type: 'disjunction' }).format(
    early.map(phaseName),
  );
  return m.briefs_help_phase_except({ phases: names });
}
