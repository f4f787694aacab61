import {
  ACCOUNT_KINDS,
  type AccountKind,
  type PayoutAccount,
} from '$lib/domain/payouts/payout-account.ts';
import {
  LEGAL_FORMS,
  type FTaxProof,
  type SellerFacts,
  type SellerStanding,
} from '$lib/domain/payouts/seller-facts.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

type Tables = Database['public']['Tables'];
type ProofRow = Tables['f_tax_proofs']['Row'];

/** A consultant's business, proof of F-tax and agreement, as far as the reader may see them. */
export async function getSellerStanding(
  db: Db,
  consultantId: string,
  today: IsoDate,
): Promise<SellerStanding> {
  const [facts, proofs, agreement] = await Promise.all([
    db.from('seller_facts').select('*').eq('consultant_id', consultantId).maybeSingle(),
    proofsInForce(db, today).eq('consultant_id', consultantId).limit(1),
    db
      .from('self_billing_agreements')
      .select('*')
      .eq('consultant_id', consultantId)
      .is('ended_at', null)
      .maybeSingle(),
  ]);
  const row = unwrapMaybe(facts);
  const [proof] = unwrap(proofs);
  const live = unwrapMaybe(agreement);
  return {
    facts: row ? toFacts(row) : null,
    proof: proof ? await toProof(db, proof) : null,
    agreement: live
      ? { textVersion: live.text_version, agreedAt: live.agreed_at, silenceDays: live.silence_days }
      : null,
  };
}

/** Who of all consultants has stated a business, agreed, and proved F-tax. */
export async function listSellers(
  db: Db,
  today: IsoDate,
): Promise<Record<'facts' | 'agreement' | 'proof', ReadonlySet<string>>> {
  const [facts, agreements, proofs] = await Promise.all([
    db.from('seller_facts').select('consultant_id'),
    db.from('self_billing_agreements').select('consultant_id').is('ended_at', null),
    proofsInForce(db, today),
  ]);
  const ids = (rows: readonly { consultant_id: string }[]) =>
    new Set(rows.map(({ consultant_id: id }) => id));
  return {
    facts: ids(unwrap(facts)),
    agreement: ids(unwrap(agreements)),
    proof: ids(unwrap(proofs)),
  };
}

function proofsInForce(db: Db, today: IsoDate) {
  const query = db.from('f_tax_proofs').select('*').is('revoked_at', null);
  return query.lte('checked_on', today).gte('valid_until', today).order('valid_until', {
    ascending: false,
  });
}

async function toProof(db: Db, row: ProofRow): Promise<FTaxProof> {
  const who = row.checked_by ?? '00000000-0000-0000-0000-000000000000';
  const person = await db.from('people').select('name').eq('user_id', who).maybeSingle();
  return {
    id: row.id,
    shown: row.shown,
    checkedOn: row.checked_on,
    validUntil: row.valid_until,
    checkedBy: unwrapMaybe(person)?.name ?? null,
  };
}

function toFacts(row: Tables['seller_facts']['Row']): SellerFacts {
  return {
    legalForm: oneOf(LEGAL_FORMS, row.legal_form),
    legalName: row.legal_name,
    country: row.country,
    organisationNumber: row.organisation_number,
    vatNumber: row.vat_number,
    street: row.street,
    postalCode: row.postal_code,
    city: row.city,
    seat: row.seat,
    account: storedAccount(row),
    version: row.version,
  };
}

/** An account as it is stored in columns or on a self-bill. @throws RangeError for an unknown kind */
export function storedAccount(row: {
  account_kind: string;
  account_number: string;
  account_clearing: string | null;
  account_bic: string | null;
}): PayoutAccount {
  const kind: AccountKind = oneOf(ACCOUNT_KINDS, row.account_kind);
  if (kind === 'iban') return { kind, iban: row.account_number, bic: row.account_bic };
  if (kind === 'account') {
    return { kind, clearing: row.account_clearing ?? '', number: row.account_number };
  }
  return { kind, number: row.account_number };
}

function oneOf<const Known extends string>(known: readonly Known[], word: string): Known {
  const found = known.find((each) => each === word);
  if (found === undefined) throw new RangeError(`Unknown word: ${word}`);
  return found;
}
