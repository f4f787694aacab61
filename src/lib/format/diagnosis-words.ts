import type { NeedReport, NotYetRole } from '$lib/domain/diagnosis/report-not-yet.ts';
import type { Perspective } from '$lib/domain/diagnosis/differences.ts';
import type { PlanReport } from '$lib/domain/diagnosis/report.ts';
import type { RoleReport } from '$lib/domain/diagnosis/report-roles.ts';
import type { Severity } from '$lib/domain/diagnosis/document.ts';
import { formatInteger, formatPercent } from './number.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

const SEVERITY_WORDS: Record<Severity, () => string> = {
  critical: m.diagnosis_severity_critical,
  high: m.diagnosis_severity_high,
  medium: m.diagnosis_severity_medium,
  info: m.diagnosis_severity_info,
};

/** How grave a warning is, in a word. */
export function severityWord(severity: Severity): string {
  return SEVERITY_WORDS[severity]();
}

/** Who somebody answers as. */
export function sideWord(perspective: Perspective | null): string {
  if (perspective === 'management') return m.diagnosis_side_management();
  return perspective ? m.diagnosis_side_practitioner() : m.diagnosis_side_none();
}

/** `a, b och c`. */
export function listed(words: readonly string[]): string {
  const [last = '', ...rest] = [...words].reverse();
  if (rest.length === 0) return last;
  return m.diagnosis_list_and({ first: rest.reverse().join(', '), last });
}

/** `Strategi når 40 % (i dag 12,5 %)`. */
export function needWords({ dimension, percent, wanted }: NeedReport): string {
  return m.diagnosis_need({
    dimension,
    percent: formatPercent(percent, getLocale()),
    wanted: formatPercent(wanted, getLocale()),
  });
}

const WHY_LATER = {
  few_points: m.diagnosis_later_few_points,
  no_room: m.diagnosis_later_no_room,
  no_hours: m.diagnosis_later_no_hours,
};

/** Why a role waits and what would change it, in sentences. */
export function notYetWords({ why, needs }: NotYetRole): string[] {
  const needed = listed(needs.map(needWords));
  if (why === 'closed') return [m.diagnosis_later_closed({ needs: needed })];
  const more = needs.length > 0 ? [m.diagnosis_later_more({ needs: needed })] : [];
  return [WHY_LATER[why](), ...more];
}

/** For how many hours the plan is, and how many are recommended. */
export function planLead(plan: PlanReport): string {
  const recommended = formatInteger(plan.recommendedHours, getLocale());
  const months = plan.periodMonths;
  if (plan.plannedHours === plan.recommendedHours) {
    return m.diagnosis_phases_lead_recommended({ recommended, months });
  }
  const planned = formatInteger(plan.plannedHours, getLocale());
  return m.diagnosis_phases_lead_planned({ planned, recommended, months });
}

/** `28 timmar: strategi 16, driva 8 och mäta och lära 4`. */
export function roleHoursWords({ hours, phases }: RoleReport): string {
  const parts = phases.map(({ name, hours: part }) =>
    m.diagnosis_role_phase({
      phase: name.toLowerCase(),
      hours: formatInteger(part, getLocale()),
    }),
  );
  return m.diagnosis_role_hours({
    hours: formatInteger(hours, getLocale()),
    phases: listed(parts),
  });
}

/** Why a role without any fired rule is there: somebody has to do the hours. */
export function defaultRoleWords({ phases }: RoleReport): string {
  return m.diagnosis_role_default({ phases: listed(phases.map(({ name }) => name.toLowerCase())) });
}

/** Why a role with reasons of its own also has the hours of other phases; null when it has none. */
export function standInWords({ standsIn, reasons }: RoleReport): string | null {
  if (standsIn.length === 0 || reasons.length === 0) return null;
  return m.diagnosis_role_stands_in({ phases: listed(standsIn.map((name) => name.toLowerCase())) });
}
