import type { ReportState } from '$lib/domain/time/report-weeks.ts';
import { stateWord, type StateWord } from './state.ts';
import { m } from '$lib/paraglide/messages.js';

/** Shape and word of a week in the consultant's lists. */
export function reportWord(state: ReportState): StateWord {
  if (state === 'missing') return { tone: 'attention', label: m.time_state_missing() };
  if (state === 'current') return { tone: 'active', label: m.time_state_current() };
  if (state === 'none') return { tone: 'neutral', label: m.time_state_none() };
  return stateWord('timesheet', state);
}
