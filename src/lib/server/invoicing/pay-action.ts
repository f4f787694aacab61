import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { CompanyActor } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { startCardPayment } from '$lib/server/payments/start-card-payment.ts';

/** Nothing but the click: amount, currency and payer come from the server. */
const payForm = z.object({});

/**
 * The action `?/pay` of an invoice page: leads on to Stripe's page for what is still open. Its
 * form is posted by the browser itself, without script, because it leaves the site.
 */
export function payAction(guard: (event: RequestEvent) => CompanyActor) {
  return formAction(guard, payForm, async ({ event, actor }) => {
    const payer = { id: actor.user.id, email: actor.user.email };
    const { supabase, locale } = event.locals;
    const url = await startCardPayment(supabase, payer, event.params['id'] ?? '', locale);
    redirect(303, url);
  });
}
