import type { Content } from 'pdfmake/interfaces';
import type { PlanReport } from '$lib/domain/diagnosis/report.ts';
import type { CriterionReport, PhaseReport } from '$lib/domain/diagnosis/report-phases.ts';
import type { ResultView } from '$lib/domain/diagnosis/view.ts';
import { planLead } from '$lib/format/diagnosis-words.ts';
import type { Locale } from '$lib/format/locale.ts';
import { formatInteger, formatPercent } from '$lib/format/number.ts';
import { priceSpan } from '$lib/format/price-span.ts';
import { m } from '$lib/paraglide/messages.js';
import { bodyCells, headCells, item, note, part, ROWS } from './diagnosis-pieces.ts';
import { paragraph } from './pieces.ts';
import { childTag, type Tag } from './tag.ts';

/** Phases with hours, share and cost where it may be shown; then what ends each of them. */
export function diagnosisPhases(
  view: ResultView,
  plan: PlanReport,
  locale: Locale,
  root: Tag,
): Content[] {
  const { totalCost } = view;
  return [
    ...part(m.diagnosis_phases_title(), root, (section) => [
      paragraph(planLead(plan), section, { margin: [0, 0, 0, 8] }),
      ...plan.modifiers.map(({ why }) => note(why, section, { margin: [0, 0, 0, 4] })),
      phaseTable(view, plan, locale, section),
      ...(totalCost
        ? [
            paragraph(
              m.diagnosis_phase_total_cost({ span: priceSpan(totalCost, locale) }),
              section,
              {
                bold: true,
              },
            ),
          ]
        : [note(m.diagnosis_phase_cost_hidden(), section, { margin: [0, 6, 0, 0] })]),
    ]),
    ...part(m.diagnosis_phase_done_title(), root, (section) =>
      plan.phases.map((phase) => exitItem(phase, section)),
    ),
  ];
}

function phaseTable(view: ResultView, plan: PlanReport, locale: Locale, section: Tag): Content {
  const table = childTag(section, 'Table');
  const costs = plan.phases.map((phase) => costText(phase, view, locale));
  // A column of dashes tells nothing that the note below does not.
  const hasCosts = costs.some((cost) => cost !== null);
  const head = headCells(
    [
      { text: m.diagnosis_column_phase() },
      { text: m.diagnosis_column_hours(), alignment: 'right' },
      { text: m.diagnosis_column_share(), alignment: 'right' },
      ...(hasCosts ? [{ text: m.diagnosis_column_cost(), alignment: 'right' as const }] : []),
    ],
    table,
  );
  const rows = plan.phases.map((phase, index) =>
    bodyCells(
      [
        { text: `${phase.name}. ${workers(phase, view, locale)}` },
        { text: formatInteger(phase.hours, locale), alignment: 'right' },
        { text: formatPercent(phase.share, locale), alignment: 'right' },
        ...(hasCosts ? [{ text: costs[index] ?? '–', alignment: 'right' as const }] : []),
      ],
      table,
    ),
  );
  const widths = ['*', 44, 44, ...(hasCosts ? [110] : [])];
  return {
    table: { headerRows: 1, dontBreakRows: true, widths, body: [head, ...rows] },
    layout: ROWS,
  };
}

function workers({ roles, description }: PhaseReport, { roleNames }: ResultView, locale: Locale) {
  if (roles.length === 0) return description;
  return roles
    .map(({ role, hours }) => `${roleNames[role] ?? role} ${formatInteger(hours, locale)} h`)
    .join(', ');
}

function costText(
  { id, hours }: PhaseReport,
  { costs }: ResultView,
  locale: Locale,
): string | null {
  const cost = costs[id];
  return cost && hours > 0 ? priceSpan(cost, locale) : null;
}

function exitItem({ name, isDone, exit }: PhaseReport, section: Tag): Content {
  const done = isDone ? ` – ${m.diagnosis_phase_is_done().toLowerCase()}` : '';
  return item(`${name}${done}`, exit.flatMap(criterion), section);
}

function criterion({ question, now, wanted, isMet }: CriterionReport): string[] {
  const today =
    now === null ? m.diagnosis_criterion_now_none() : m.diagnosis_criterion_now({ answer: now });
  if (isMet) return [`${question} ${today}. ${m.diagnosis_criterion_met()}.`];
  return [`${question} ${today}. ${m.diagnosis_criterion_wanted({ answer: wanted })}.`];
}
