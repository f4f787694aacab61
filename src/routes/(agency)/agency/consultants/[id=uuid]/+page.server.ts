import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { reasonSchema, stepSchema } from '$lib/schemas/agency-reason.ts';
import { blockPayoutsSchema } from '$lib/schemas/payouts.ts';
import { fTaxProofSchema, revokeProofSchema } from '$lib/schemas/self-billing.ts';
import { verificationSchema } from '$lib/schemas/agency-verification.ts';
import { moveConsultant, verifyCompetency } from '$lib/server/agency/commands.ts';
import { getConsultantDetail } from '$lib/server/agency/consultant-detail.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { blockPayouts } from '$lib/server/payouts/payout-commands.ts';
import { getPayoutBlock } from '$lib/server/payouts/payout-block.ts';
import { recordFTaxProof, revokeFTaxProof } from '$lib/server/payouts/seller-commands.ts';
import { getSellerStanding } from '$lib/server/payouts/seller-standing.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const id = params['id'] ?? '';
  const today = todayInSweden();
  const [consultant, standing, payoutBlock] = await Promise.all([
    getConsultantDetail(supabase, locale, id, today),
    getSellerStanding(supabase, id, today),
    getPayoutBlock(supabase, id),
  ]);
  return { consultant, standing, payoutBlock, today };
});

const idOf = (event: RequestEvent) => event.params['id'] ?? '';

function showAgain(event: RequestEvent, fragment = ''): never {
  redirect(
    303,
    localizedHref(`/agency/consultants/${idOf(event)}${fragment}`, event.locals.locale),
  );
}

export const actions = {
  approve: formAction(requireAgency, stepSchema, async ({ event }) => {
    await moveConsultant(event.locals.supabase, idOf(event), 'approved');
    return showAgain(event);
  }),
  reject: formAction(requireAgency, reasonSchema, async ({ event, data }) => {
    await moveConsultant(event.locals.supabase, idOf(event), 'rejected', data.reason);
    return showAgain(event);
  }),
  verify: formAction(requireAgency, verificationSchema, async ({ event, data }) => {
    const { competencyId, verification } = data;
    await verifyCompetency(event.locals.supabase, idOf(event), competencyId, verification);
    return showAgain(event, `#competency-${competencyId}`);
  }),
  recordProof: formAction(requireAgency, fTaxProofSchema, async ({ event, data }) => {
    await recordFTaxProof(event.locals.supabase, idOf(event), data);
    return showAgain(event, '#payouts');
  }),
  block: formAction(requireAgency, blockPayoutsSchema, async ({ event, data }) => {
    await blockPayouts(event.locals.supabase, idOf(event), data.blockReason);
    return showAgain(event, '#payouts');
  }),
  unblock: formAction(requireAgency, stepSchema, async ({ event }) => {
    await blockPayouts(event.locals.supabase, idOf(event), '');
    return showAgain(event, '#payouts');
  }),
  revokeProof: formAction(requireAgency, revokeProofSchema, async ({ event, data }) => {
    await revokeFTaxProof(event.locals.supabase, data.proofId, data.proofReason);
    return showAgain(event, '#payouts');
  }),
};
