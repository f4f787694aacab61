import type { CompanyIdentity } from '$lib/schemas/company-identity.ts';
import type { CompanySettingsForm } from '$lib/schemas/company-settings.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** Creates or renames the signed-in person. @throws {DomainError} 400 name_invalid */
export async function savePerson(db: Db, name: string, locale: 'sv' | 'en'): Promise<void> {
  unwrapMaybe(await db.rpc('save_person', { p_name: name, p_locale: locale }));
}

/**
 * Registers a company with the signed-in person as its owner.
 * @returns its id
 * @throws {DomainError} 409 company_already_registered, 400 company_invalid
 */
export async function registerCompany(db: Db, company: CompanyIdentity): Promise<string> {
  return unwrap(
    await db.rpc('register_company', {
      p_name: company.name,
      p_country: company.country,
      p_organisation_number: company.organisationNumber ?? undefined,
      p_vat_number: company.vatNumber ?? undefined,
      p_sector_id: company.sectorId ?? undefined,
    }),
  );
}

/** Opens a draft profile for the signed-in person; their present one when there is one. */
export async function registerConsultant(db: Db, name: string): Promise<string> {
  return unwrap(await db.rpc('register_consultant', { p_name: name }));
}

/** Changes a company's details. @throws {DomainError} 403 owner_only, 400 company_invalid */
export async function saveCompany(db: Db, id: string, form: CompanySettingsForm): Promise<void> {
  const p = {
    name: form.companyName,
    sector_id: form.sectorId,
    vat_number: form.vatNumber,
    street: form.street,
    postal_code: form.postalCode,
    city: form.city,
    invoice_email: form.invoiceEmail,
    invoice_reference: form.invoiceReference,
    order_number: form.orderNumber,
    locale: form.locale,
    peppol_id: form.peppolId,
  };
  unwrapMaybe(await db.rpc('save_company', { p_company_id: id, p }));
}

/** An owner takes a member out. @throws {DomainError} 409 last_owner, 403 owner_only, 404 */
export async function removeMember(db: Db, companyId: string, userId: string): Promise<void> {
  unwrapMaybe(await db.rpc('remove_member', { p_company_id: companyId, p_user_id: userId }));
}

/**
 * An owner makes a member an owner, or takes it back.
 * @throws {DomainError} 409 last_owner, 403 owner_only, 404
 */
export async function setMemberRole(
  db: Db,
  companyId: string,
  member: { userId: string; role: 'owner' | 'member' },
): Promise<void> {
  const args = { p_company_id: companyId, p_user_id: member.userId, p_role: member.role };
  unwrapMaybe(await db.rpc('set_member_role', args));
}

/**
 * The agency takes out one of its own.
 * @param reason kept in the audit log
 * @throws {DomainError} 409 last_staff, 400 reason_required, 404
 */
export async function removeStaff(db: Db, userId: string, reason: string): Promise<void> {
  unwrapMaybe(await db.rpc('remove_staff', { p_user_id: userId, p_reason: reason }));
}
