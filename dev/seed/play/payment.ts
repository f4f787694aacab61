import Stripe from 'stripe';
import type { Account } from '../accounts.ts';
import { call } from '../rpc.ts';
import type { World } from '../world.ts';

/** Its money is at hand at once, as that of months ago is by now. */
const PAYS = '4000 0000 0000 0077';
const IS_CHARGED_BACK = '4000 0000 0000 0259';

/**
 * The company pays by card on the simulator's page, and the payment is taken in; the holder of the
 * card may object to it afterwards.
 */
export async function payInvoice(
  world: World,
  payer: Account,
  invoiceId: string,
  isChargedBack = false,
): Promise<void> {
  const stripe = stripeClient(world);
  const attempt = await call(world.service, 'start_payment_attempt', {
    p_actor: payer.userId,
    p_invoice_id: invoiceId,
  });
  const session = await stripe.checkout.sessions.create(
    {
      mode: 'payment',
      client_reference_id: invoiceId,
      customer_email: payer.email,
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: attempt.currency.toLowerCase(),
            unit_amount: attempt.amount_ore,
            product_data: { name: 'Faktura' },
          },
        },
      ],
      metadata: { invoice_id: invoiceId, attempt_id: attempt.id },
      success_url: `${world.env.ORIGIN}/`,
      cancel_url: `${world.env.ORIGIN}/`,
    },
    { idempotencyKey: attempt.idempotency_key },
  );
  await call(world.service, 'attach_checkout_session', {
    p_attempt_id: attempt.id,
    p_session_id: session.id,
    p_url: session.url ?? '',
    p_expires_at: new Date(session.expires_at * 1000).toISOString(),
  });
  await payOnPage(world, session.id, isChargedBack ? IS_CHARGED_BACK : PAYS);
  await conclude(world, await stripe.checkout.sessions.retrieve(session.id));
}

/** The simulator, as the product speaks to Stripe. */
export function stripeClient({ env }: World): Stripe {
  const { hostname, port, protocol } = new URL(env.STRIPE_API_BASE);
  return new Stripe(env.STRIPE_SECRET_KEY, {
    host: hostname,
    port: Number(port),
    protocol: protocol === 'https:' ? 'https' : 'http',
    telemetry: false,
  });
}

async function payOnPage({ env }: World, sessionId: string, card: string): Promise<void> {
  const response = await fetch(`${env.STRIPE_CHECKOUT_ORIGIN}/c/pay/${sessionId}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ action: 'pay', card }).toString(),
  });
  if (response.status !== 303) throw new Error(`The pay page answered ${response.status}`);
}

async function conclude(world: World, session: Stripe.Checkout.Session): Promise<void> {
  const { payment_intent: intent } = session;
  const status = await call(world.service, 'conclude_checkout', {
    p_session_id: session.id,
    p_status: session.status ?? '',
    p_payment_status: session.payment_status,
    p_payment_intent: typeof intent === 'string' ? intent : (intent?.id ?? ''),
    p_amount_ore: session.amount_total ?? 0,
    p_currency: session.currency ?? '',
  });
  if (status !== 'paid') throw new Error(`Session ${session.id} is ${status}`);
}
