import type { PayoutAccount } from '$lib/domain/payouts/payout-account.ts';
import type { SellerFactsForm } from '$lib/schemas/seller-facts.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';

/**
 * The consultant states their business and account.
 * @throws {DomainError} 400 `seller_facts_invalid`, 409 `stale_page`
 */
export async function saveSellerFacts(db: Db, facts: SellerFactsForm): Promise<void> {
  const result = await db.rpc('save_seller_facts', {
    p: {
      legal_form: facts.legalForm,
      legal_name: facts.legalName,
      country: facts.country,
      organisation_number: facts.organisationNumber,
      vat_number: facts.vatNumber,
      street: facts.street,
      postal_code: facts.postalCode,
      city: facts.city,
      seat: facts.seat,
      ...accountColumns(facts.account),
    },
    p_version: facts.version ?? undefined,
  });
  unwrapMaybe(result);
}

function accountColumns(account: PayoutAccount) {
  const kind = { account_kind: account.kind };
  if (account.kind === 'iban') {
    return { ...kind, account_number: account.iban, account_bic: account.bic };
  }
  return {
    ...kind,
    account_number: account.number,
    ...(account.kind === 'account' && { account_clearing: account.clearing }),
  };
}

/** @throws {DomainError} 409 `seller_facts_missing`, `agreement_text_changed` */
export async function agreeToSelfBilling(
  db: Db,
  agreement: { textVersion: string; silence: 'explicit' | 'silent' },
): Promise<void> {
  const result = await db.rpc('agree_to_self_billing', {
    p_text_version: agreement.textVersion,
    p_accepts_silence: agreement.silence === 'silent',
  });
  unwrapMaybe(result);
}

/** The consultant ends the agreement; twice is once. */
export async function endSelfBilling(db: Db): Promise<void> {
  unwrapMaybe(await db.rpc('end_self_billing'));
}

/**
 * The agency notes what it has seen of F-tax.
 * @throws {DomainError} 404, 400 `day_in_future`, `f_tax_until_invalid`
 */
export async function recordFTaxProof(
  db: Db,
  consultantId: string,
  proof: { shown: string; checkedOn: string; validUntil: string },
): Promise<void> {
  const result = await db.rpc('record_f_tax_proof', {
    p_consultant_id: consultantId,
    p_shown: proof.shown,
    p_checked_on: proof.checkedOn,
    p_valid_until: proof.validUntil,
  });
  unwrapMaybe(result);
}

/** A proof is no longer relied on. @throws {DomainError} 404, 400 `reason_required` */
export async function revokeFTaxProof(db: Db, proofId: string, reason: string): Promise<void> {
  unwrapMaybe(await db.rpc('revoke_f_tax_proof', { p_proof_id: proofId, p_reason: reason }));
}
