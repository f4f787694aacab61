import { signatureHeader } from '#dev/stripe/signature.ts';
import { POST } from '#routes/webhooks/stripe/+server.ts';
import { stack } from '#tests/support/stack.ts';

/** Posts a body to the endpoint as Stripe does. */
export async function post(body: string, signature?: string): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (signature !== undefined) headers.set('stripe-signature', signature);
  const request = new Request('http://localhost/webhooks/stripe', {
    method: 'POST',
    body,
    headers,
  });
  return POST({ request } as Parameters<typeof POST>[0]);
}

/** Now, as Stripe writes it. */
export function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** The signature header of a body. */
export function signed(
  body: string,
  secret = stack().STRIPE_WEBHOOK_SECRET,
  at = seconds(),
): string {
  return signatureHeader(body, secret, at);
}

/** Delivers an event with a good signature. */
export function deliver(event: object): Promise<Response> {
  const body = JSON.stringify(event, null, 2);
  return post(body, signed(body));
}

/** Every order of some things. */
export function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, at) =>
    permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]),
  );
}
