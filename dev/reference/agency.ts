import type { Agency } from './source.ts';
import { tuples } from './sql.ts';

/**
 * The agency's own row, only where there is none: a real agency edits it afterwards. The numbers
 * have right check digits but belong to nobody.
 */
export function agencyStatement(agency: Agency): string {
  const row = {
    name: agency.name,
    organisation_number: agency.organisationNumber,
    vat_number: agency.vatNumber,
    street: agency.street,
    postal_code: agency.postalCode,
    city: agency.city,
    seat: agency.seat,
    email: agency.email,
    phone: agency.phone,
    bankgiro: agency.bankgiro,
    margin_bp: agency.marginBp,
  };
  const columns = Object.keys(row).join(', ');
  return `insert into public.agency_settings (${columns}) values\n${tuples([row])}\non conflict do nothing;`;
}

/** The agency's account for kronor, which its bankgiro pays into; only where there is none. */
export function bankAccountStatement({ iban, bankgiro }: Agency): string {
  const row = { name: 'Företagskonto', iban, bankgiro, currency: 'SEK' };
  const columns = Object.keys(row).join(', ');
  return `insert into public.bank_accounts (${columns})\nselect * from (values\n${tuples([row])}\n) x\nwhere not exists (select from public.bank_accounts);`;
}
