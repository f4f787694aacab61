import { localizedHref } from '$lib/i18n/paths.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { concludeReturn } from '$lib/server/invoicing/payment-return.ts';

/** Four seconds apart this is a minute. */
const MOST_LOOKS = 15;

export const load = guardedLoad(requireCompany, async ({ event, params }) => {
  const id = params['id'] ?? '';
  const session = event.url.searchParams.get('session');
  const looks = Math.min(Math.max(Number(event.url.searchParams.get('looks')) || 0, 0), MOST_LOOKS);
  const path = localizedHref(`/company/invoices/${id}/paid`, event.locals.locale);
  const lookAgain = `${path}?${new URLSearchParams({ session: session ?? '', looks: String(looks + 1) })}`;
  const { number, outcome } = await concludeReturn(event.locals.supabase, id, session);
  return { id, number, outcome, lookAgain, isSlow: looks >= MOST_LOOKS };
});
