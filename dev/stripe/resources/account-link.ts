import type Stripe from 'stripe';
import { z } from 'zod';
import { newId } from '../ids.ts';
import { webUrl } from '../params.ts';
import { route } from '../routing.ts';
import type { Simulator } from '../simulator.ts';
import { getAccount } from './account.ts';

const LIFE_SECONDS = 5 * 60;

const createSchema = z.strictObject({
  account: z.string(),
  collection_options: z
    .strictObject({ fields: z.enum(['currently_due', 'eventually_due']) })
    .optional(),
  refresh_url: webUrl,
  return_url: webUrl,
  // Updating is for accounts whose details the platform collects, which Express is not.
  type: z.enum(['account_onboarding']),
});

function createLink(sim: Simulator, params: z.output<typeof createSchema>): Stripe.AccountLink {
  const account = getAccount(sim, params.account, 400);
  const created = sim.clock.seconds();
  const { id, expiresAt } = sim.store.accountLinks.put({
    id: newId('', 24),
    account: account.id,
    refreshUrl: params.refresh_url,
    returnUrl: params.return_url,
    expiresAt: created + LIFE_SECONDS,
    isUsed: false,
  });
  return {
    object: 'account_link',
    created,
    expires_at: expiresAt,
    url: `${sim.baseUrl}/setup/s/${id}`,
  } satisfies Stripe.AccountLink;
}

export const accountLinkRoutes = [
  route('POST', '/v1/account_links', createSchema, ({ sim, params }) => createLink(sim, params)),
];
