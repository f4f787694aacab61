import { redirect } from '@sveltejs/kit';
import { isOver } from '$lib/domain/bookkeeping/month.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { closeMonthSchema } from '$lib/schemas/close-month.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import {
  checkBooks,
  closeMonth,
  listMonths,
  listOpenWork,
} from '$lib/server/bookkeeping/months.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const month = params['month'] ?? '';
  const { supabase } = event.locals;
  const [months, problems, open] = await Promise.all([
    listMonths(supabase),
    checkBooks(supabase),
    listOpenWork(supabase, month),
  ]);
  const here = months.find((each) => each.month === month);
  const earlier = months.findLast((each) => each.closed === null && each.vouchers > 0);
  return {
    month: here ?? { month, vouchers: 0, debitOre: 0, closed: null },
    isOver: isOver(month, todayInSweden()),
    earlierOpen: earlier && earlier.month < month ? earlier.month : null,
    problems,
    open,
  };
});

export const actions = {
  close: formAction(requireAgency, closeMonthSchema, async ({ event }) => {
    const month = event.params['month'] ?? '';
    await closeMonth(event.locals.supabase, month);
    redirect(303, localizedHref(`/agency/ledger/months/${month}`, event.locals.locale));
  }),
};
