import type Stripe from 'stripe';
import { z } from 'zod';
import { orNull } from '../address.ts';
import { mergeMetadata, valuesBefore } from '../changes.ts';
import { resourceMissing } from '../errors.ts';
import { listPage } from '../list.ts';
import { knownCurrency } from '../money.ts';
import { boolean, created, email, metadata, paging, text, webUrl } from '../params.ts';
import { route } from '../routing.ts';
import { AUTOMATIC, type Origin, type Simulator } from '../simulator.ts';
import { buildAccount, readiness } from './account-view.ts';
import { recordEvent } from './event.ts';

const requested = z.strictObject({ requested: boolean });

const profile = z.strictObject({
  mcc: text(4).optional(),
  name: text().optional(),
  product_description: text().optional(),
  support_email: email.optional(),
  support_phone: text(20).optional(),
  url: webUrl.optional(),
});

const fields = {
  business_profile: profile.optional(),
  email: email.optional(),
  metadata: metadata.optional(),
};

const createSchema = z.strictObject({
  ...fields,
  business_type: z.enum(['company', 'government_entity', 'individual', 'non_profit']).optional(),
  capabilities: z
    .strictObject({ card_payments: requested.optional(), transfers: requested.optional() })
    .optional(),
  country: text(2).optional(),
  default_currency: z.string().optional(),
  type: z.enum(['express', 'standard']).optional(),
});

type CreateParams = z.output<typeof createSchema>;

function askedFor({ capabilities = {} }: CreateParams): Stripe.Account.Capabilities {
  const names = Object.entries(capabilities).filter(([, value]) => value?.requested);
  return Object.fromEntries(names.map(([name]) => [name, 'inactive']));
}

/**
 * An Express account can do nothing until its owner has been through an account link. One without
 * a type is ready at once: Stripe's own test tool makes such accounts and transfers to them.
 */
function createAccount(sim: Simulator, params: CreateParams): Stripe.Account {
  const isReady = params.type === undefined;
  const account = buildAccount(sim, {
    type: params.type ?? 'standard',
    country: params.country ?? 'SE',
    currency: knownCurrency(params.default_currency ?? 'sek', 'default_currency'),
    email: orNull(params.email),
    businessType: params.business_type ?? null,
    metadata: params.metadata ?? {},
    profile: told(params.business_profile),
    capabilities: isReady ? { transfers: 'active' } : askedFor(params),
    isReady,
  });
  return sim.store.accounts.put(account);
}

/** What is said of the business; an empty text takes a value away. */
function told(given: z.output<typeof profile> = {}): Partial<Stripe.Account.BusinessProfile> {
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, orNull(value)]));
}

/** Throws `resource_missing` with `status`: 404 where the id stands in the path. */
export function getAccount(sim: Simulator, id: string, status = 404): Stripe.Account {
  const account = sim.store.accounts.find(id);
  if (!account) throw resourceMissing('account', id, 'account', status);
  return account;
}

function changeAccount(
  sim: Simulator,
  origin: Origin,
  old: Stripe.Account,
  change: Partial<Stripe.Account>,
): Stripe.Account {
  const account = sim.store.accounts.put({ ...old, ...change });
  recordEvent(sim, origin, 'account.updated', account, valuesBefore(old, change));
  return account;
}

/** The owner has told everything: what was asked for becomes active (`account.updated`). */
export function completeOnboarding(sim: Simulator, account: Stripe.Account): Stripe.Account {
  const change = readiness(account.capabilities ?? {}, sim.clock.seconds());
  return changeAccount(sim, AUTOMATIC, account, change);
}

const updateSchema = z.strictObject(fields);

function updateAccount(
  sim: Simulator,
  origin: Origin,
  old: Stripe.Account,
  params: z.output<typeof updateSchema>,
): Stripe.Account {
  const { business_profile: said, email: address, metadata: pairs } = params;
  const before = old.business_profile;
  return changeAccount(sim, origin, old, {
    ...(before && said ? { business_profile: { ...before, ...told(said) } } : {}),
    ...(address === undefined ? {} : { email: orNull(address) }),
    ...(pairs ? { metadata: mergeMetadata(old.metadata ?? {}, pairs) } : {}),
  });
}

const listSchema = z.strictObject({ ...paging, created: created.optional() });

export const accountRoutes = [
  route('POST', '/v1/accounts', createSchema, ({ sim, params }) => createAccount(sim, params)),
  route('GET', '/v1/accounts/:id', z.strictObject({}), ({ sim, id }) => getAccount(sim, id)),
  route('POST', '/v1/accounts/:id', updateSchema, ({ sim, origin, id, params }) =>
    updateAccount(sim, origin, getAccount(sim, id), params),
  ),
  route('GET', '/v1/accounts', listSchema, ({ sim, params }) => {
    const rows = sim.store.accounts
      .newestFirst()
      .filter((account) => !params.created || params.created(account.created ?? 0));
    return listPage(rows, '/v1/accounts', params);
  }),
];
