import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { stepSchema } from '$lib/schemas/agency-reason.ts';
import { pageNumber } from '$lib/schemas/filter-fields.ts';
import {
  approveRunSchema,
  handSchema,
  removePayoutSchema,
  withdrawRunSchema,
} from '$lib/schemas/payouts.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import { LARGEST_BANK_FILE } from '$lib/server/banking/decode-bank-file.ts';
import { listVoucherPage } from '$lib/server/bookkeeping/vouchers.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { uploadAction } from '$lib/server/forms/upload-action.ts';
import { listAccountChanges } from '$lib/server/payouts/account-changes.ts';
import { takeInUploadedAnswer } from '$lib/server/payouts/bank-file-rail.ts';
import { sendPayoutRun } from '$lib/server/payouts/send-payout-run.ts';
import {
  approvePayoutRun,
  concludeByHand,
  removePayout,
  withdrawPayoutRun,
} from '$lib/server/payouts/payout-commands.ts';
import { getPayoutRun } from '$lib/server/payouts/payout-runs.ts';
import { todayInSweden } from '$lib/server/today.ts';

const upload = { largest: LARGEST_BANK_FILE, tooLarge: 'bank_file_too_large' };

export const load = guardedLoad(requireAgency, async ({ event, actor, params }) => {
  const id = params['id'] ?? '';
  const { supabase } = event.locals;
  const page = pageNumber.parse(event.url.searchParams.get('vouchers') ?? undefined);
  const [run, events] = await Promise.all([
    getPayoutRun(supabase, id),
    listEvents(supabase, 'payout_run', id),
  ]);
  const isWaiting = run.state === 'draft' || run.state === 'approved';
  const [changes, vouchers] = await Promise.all([
    isWaiting ? listAccountChanges(supabase, id) : [],
    listVoucherPage(
      supabase,
      run.rows.map((row) => row.id),
      page,
    ),
  ]);
  return {
    ...{ run, events, changes, vouchers, page, today: todayInSweden() },
    isOwn: run.createdBy === actor.user.id,
    isAnswered: event.url.searchParams.has('answered'),
  };
});

const idOf = (event: RequestEvent) => event.params['id'] ?? '';

function showAgain(event: RequestEvent, query = ''): never {
  redirect(303, localizedHref(`/agency/payouts/${idOf(event)}${query}`, event.locals.locale));
}

export const actions = {
  approve: formAction(requireAgency, approveRunSchema, async ({ event, data }) => {
    await approvePayoutRun(event.locals.supabase, idOf(event), data.accountsChecked);
    return showAgain(event);
  }),
  withdraw: formAction(requireAgency, withdrawRunSchema, async ({ event, data }) => {
    await withdrawPayoutRun(event.locals.supabase, idOf(event), data.reason);
    return showAgain(event);
  }),
  remove: formAction(requireAgency, removePayoutSchema, async ({ event, data }) => {
    await removePayout(event.locals.supabase, data.payoutId, data.removeReason);
    return showAgain(event);
  }),
  send: formAction(requireAgency, stepSchema, async ({ event, actor }) => {
    await sendPayoutRun(event.locals.supabase, actor.user.id, idOf(event));
    return showAgain(event);
  }),
  answer: uploadAction(requireAgency, upload, async ({ event, actor, form }) => {
    await takeInUploadedAnswer(event.locals.supabase, actor.user.id, idOf(event), form);
    return showAgain(event, '?answered=1');
  }),
  hand: formAction(requireAgency, handSchema, async ({ event, data }) => {
    const { payoutId, outcome, on, handReason: reason } = data;
    await concludeByHand(event.locals.supabase, payoutId, { outcome, on, reason });
    return showAgain(event);
  }),
};
