import type { AssignmentSummary, NextStep } from '$lib/domain/assignments/assignment.ts';
import { formatDate } from '$lib/format/date.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

/** What comes next on an assignment, in the language of the page; null when nothing does. */
export function nextStepText(
  step: NextStep,
  { period }: Pick<AssignmentSummary, 'period'>,
  waiting: number,
): { title: string } | null {
  const date = (day: string) => formatDate(day, getLocale());
  switch (step) {
    case 'starts':
      return { title: m.assignments_next_starts({ date: date(period.from) }) };
    case 'approve_time':
      return { title: m.assignments_next_approve({ count: waiting }) };
    case 'report_time':
      return { title: m.assignments_next_report({ date: date(period.to) }) };
    case 'nothing':
      return null;
  }
}
