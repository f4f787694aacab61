import type { AgencyDetails } from '$lib/domain/agency/agency-details.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** What stands of the agency on what it issues. @throws {DomainError} 404 before there is an agency */
export async function getAgencyDetails(db: Db): Promise<AgencyDetails> {
  const row = unwrap(await db.from('agency_settings').select('*').maybeSingle());
  return {
    name: row.name,
    organisationNumber: row.organisation_number,
    vatNumber: row.vat_number,
    seat: row.seat,
    street: row.street,
    postalCode: row.postal_code,
    city: row.city,
    email: row.email,
    phone: row.phone,
    bankgiro: row.bankgiro,
  };
}

/**
 * The agency changes what stands of it on what it issues from now on; what is issued stays as it is.
 * @throws {DomainError} 400 `agency_details_invalid`, 404, 409 `agency_bankgiro_elsewhere` at its field
 */
export async function saveAgencyDetails(db: Db, details: AgencyDetails): Promise<void> {
  const { organisationNumber, vatNumber, postalCode, ...rest } = details;
  const numbers = { organisation_number: organisationNumber, vat_number: vatNumber };
  const p = { ...rest, ...numbers, postal_code: postalCode };
  try {
    unwrapMaybe(await db.rpc('save_agency_details', { p }));
  } catch (error) {
    if (error instanceof DomainError && error.code === 'agency_bankgiro_elsewhere') {
      throw new DomainError(error.status, error.code, { field: 'bankgiro' });
    }
    throw error;
  }
}
