import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** What the site says about the agency itself. */
export type AgencyCard = {
  name: string;
  seat: string;
  /** As `NNNNNN-NNNN`. */
  orgNumber: string;
  email: string;
  /** The agency's share of the client price, hundredths of a per cent. */
  marginBp: number;
};

/** The agency, or null before the installation has been filled in. */
export async function findAgencyCard(db: Db): Promise<AgencyCard | null> {
  const columns = 'name, seat, organisation_number, email, margin_bp';
  const [row] = unwrap(await db.from('agency_settings').select(columns).limit(1));
  if (!row) return null;
  const digits = row.organisation_number;
  return {
    name: row.name,
    seat: row.seat,
    orgNumber: `${digits.slice(0, 6)}-${digits.slice(6)}`,
    email: row.email,
    marginBp: row.margin_bp,
  };
}
