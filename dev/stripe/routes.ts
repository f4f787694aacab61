import { ApiError } from './errors.ts';
import { accountLinkRoutes } from './resources/account-link.ts';
import { accountRoutes } from './resources/account.ts';
import { balanceRoutes } from './resources/balance.ts';
import { balanceTransactionRoutes } from './resources/balance-transaction.ts';
import { chargeRoutes } from './resources/charge.ts';
import { checkoutSessionRoutes } from './resources/checkout-session.ts';
import { customerRoutes } from './resources/customer.ts';
import { disputeRoutes } from './resources/dispute.ts';
import { eventRoutes } from './resources/event.ts';
import { paymentIntentRoutes } from './resources/payment-intent.ts';
import { paymentMethodRoutes } from './resources/payment-method.ts';
import { paymentPageRoutes } from './resources/payment-page.ts';
import { payoutRoutes } from './resources/payout.ts';
import { priceRoutes } from './resources/price.ts';
import { productRoutes } from './resources/product.ts';
import { refundRoutes } from './resources/refund.ts';
import { transferReversalRoutes } from './resources/transfer-reversal.ts';
import { transferRoutes } from './resources/transfer.ts';
import type { Route } from './routing.ts';

const ROUTES: readonly Route[] = [
  ...accountLinkRoutes,
  ...accountRoutes,
  ...balanceRoutes,
  ...balanceTransactionRoutes,
  ...chargeRoutes,
  ...checkoutSessionRoutes,
  ...customerRoutes,
  ...disputeRoutes,
  ...eventRoutes,
  ...paymentIntentRoutes,
  ...paymentMethodRoutes,
  ...paymentPageRoutes,
  ...payoutRoutes,
  ...priceRoutes,
  ...productRoutes,
  ...refundRoutes,
  ...transferReversalRoutes,
  ...transferRoutes,
];

/** The endpoint for a request and the ids in its path. Throws Stripe's 404 for anything else. */
export function findRoute(
  method: string,
  path: string,
): { route: Route; id: string; child: string } {
  for (const route of ROUTES) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match) return { route, id: match[1] ?? '', child: match[2] ?? '' };
  }
  throw new ApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). This simulator covers a part of the API.`,
  });
}
