import type { Content } from 'pdfmake/interfaces';
import type { PlanReport } from '$lib/domain/diagnosis/report.ts';
import type { ResultView } from '$lib/domain/diagnosis/view.ts';
import {
  defaultRoleWords,
  needWords,
  notYetWords,
  roleHoursWords,
  standInWords,
} from '$lib/format/diagnosis-words.ts';
import { m } from '$lib/paraglide/messages.js';
import { item, part } from './diagnosis-pieces.ts';
import type { Tag } from './tag.ts';

/** Recommended roles with every reason, and what to wait with and why. */
export function diagnosisRoles({ roleNames }: ResultView, plan: PlanReport, root: Tag): Content[] {
  const nameOf = (role: string) => roleNames[role] ?? role;
  const recommended = part(m.diagnosis_roles_title(), root, (section) =>
    plan.roles.map((report) => {
      const kind =
        report.priority === 'core' ? m.diagnosis_role_core() : m.diagnosis_role_support();
      const reasons = report.reasons.map(({ text, points }) => `${text} (+${points})`);
      const standIn = standInWords(report);
      const why =
        reasons.length > 0
          ? [...reasons, ...(standIn ? [standIn] : [])]
          : [defaultRoleWords(report)];
      return item(
        `${nameOf(report.role)} – ${kind.toLowerCase()}`,
        [roleHoursWords(report), ...why],
        section,
      );
    }),
  );
  const gates = plan.gates.map(({ why, needs }) => ({
    title: m.diagnosis_gate_title(),
    lines: [why, `${m.diagnosis_gate_opens()} ${needs.map(needWords).join('; ')}`],
  }));
  const later = plan.notYet.map((role) => ({ title: nameOf(role.role), lines: notYetWords(role) }));
  const waiting = [...gates, ...later];
  if (waiting.length === 0) return recommended;
  return [
    ...recommended,
    ...part(m.diagnosis_not_yet_title(), root, (section) =>
      waiting.map(({ title, lines }) => item(title, lines, section)),
    ),
  ];
}
