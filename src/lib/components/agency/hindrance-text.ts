import type { Hindrance } from '$lib/domain/invoicing/work.ts';
import { m } from '$lib/paraglide/messages.js';
import { vatRefusalText } from './vat-text.ts';

/** Why the invoice cannot be made yet, and what to do. */
export function hindranceText(hindrance: Hindrance): string {
  if (hindrance.code === 'buyer_not_supported') return vatRefusalText(hindrance.reason);
  if (hindrance.code === 'buyer_address_missing') return m.agency_issue_no_address();
  if (hindrance.code === 'payment_account_missing') {
    return m.errors_payment_account_missing({ currency: hindrance.currency });
  }
  return m.errors_exchange_rate_missing({ currency: hindrance.currency });
}
