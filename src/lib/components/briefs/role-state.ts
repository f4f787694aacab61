import type { BriefRole, BriefState } from '$lib/domain/briefs/brief.ts';
import type { StateWord } from '$lib/format/state.ts';
import type { RequestState } from '$lib/domain/consultants/request.ts';
import { m } from '$lib/paraglide/messages.js';

/** How far one role of a brief has come, as shape and word. */
export function roleState(
  { isFilled }: Pick<BriefRole, 'isFilled'>,
  requests: readonly { state: RequestState }[],
  brief: BriefState,
  waitsForStrategy = false,
): StateWord {
  if (isFilled) return { tone: 'done', label: m.briefs_role_filled() };
  if (brief === 'withdrawn') return { tone: 'stopped', label: m.briefs_role_stopped() };
  if (brief === 'draft') return { tone: 'neutral', label: m.briefs_role_draft() };
  const count = (state: RequestState) => requests.filter((one) => one.state === state).length;
  const [offers, sent] = [count('offered'), count('sent')];
  if (offers > 0) return { tone: 'active', label: m.briefs_offers_open({ count: offers }) };
  if (sent > 0) return { tone: 'waiting', label: m.briefs_requests_sent({ count: sent }) };
  if (waitsForStrategy) return { tone: 'waiting', label: m.briefs_role_waits() };
  return { tone: 'neutral', label: m.briefs_role_open() };
}
