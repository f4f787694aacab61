import { ApiError } from './errors.ts';
import { balanceTransactionRoutes } from './resources/balance-transaction.ts';
import { chargeRoutes } from './resources/charge.ts';
import { checkoutSessionRoutes } from './resources/checkout-session.ts';
import { customerRoutes } from './resources/customer.ts';
import { eventRoutes } from './resources/event.ts';
import { paymentIntentRoutes } from './resources/payment-intent.ts';
import { refundRoutes } from './resources/refund.ts';
import type { Route } from './routing.ts';

const ROUTES: readonly Route[] = [
  ...balanceTransactionRoutes,
  ...chargeRoutes,
  ...checkoutSessionRoutes,
  ...customerRoutes,
  ...eventRoutes,
  ...paymentIntentRoutes,
  ...refundRoutes,
];

/** The endpoint for a request and the id in its path. Throws Stripe's 404 for anything else. */
export function findRoute(method: string, path: string): { route: Route; id: string } {
  for (const route of ROUTES) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match) return { route, id: match[1] ?? '' };
  }
  throw new ApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). This simulator covers a part of the API.`,
  });
}
