import { createHmac } from 'node:crypto';

/**
 * The `Stripe-Signature` header of `payload` (https://docs.stripe.com/webhooks#verify-manually):
 * HMAC-SHA256 over `<timestamp>.<payload>`; `timestamp` in seconds.
 */
export function signatureHeader(payload: string, secret: string, timestamp: number): string {
  const digest = createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex');
  return `t=${timestamp},v1=${digest}`;
}
