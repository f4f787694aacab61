import type { DeclineData } from '$lib/schemas/decline.ts';
import { m } from '$lib/paraglide/messages.js';

const SENTENCES = {
  time: m.consultant_decline_time,
  price: m.consultant_decline_price,
  competence: m.consultant_decline_competence,
  sector: m.consultant_decline_sector,
  place: m.consultant_decline_place,
  goal: m.consultant_decline_goal,
} as const;

/** What the company reads: the chosen reason, then the consultant's own words. */
export function declineSentence({ reason, words }: Pick<DeclineData, 'reason' | 'words'>): string {
  const chosen = reason === 'other' ? '' : SENTENCES[reason]();
  return [chosen, words].filter(Boolean).join(' ');
}
