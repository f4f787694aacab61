import { parseOrganisationNumber } from './organisation-number.ts';

/** Where a party takes e-invoices: a scheme of the Electronic Address Scheme list and a number. */
export interface ElectronicAddress {
  readonly scheme: string;
  readonly id: string;
}

const SWEDISH_REGISTER = '0007';
const GLN = '0088';

/**
 * Schemes of Peppol's list that companies in the EU are reached by: registers (0007 Sweden, 0184
 * Denmark, 0208 Belgium, 0216 Finland, …), GLN, DUNS, and VAT numbers of each state (99…).
 */
const SCHEMES = new Set([
  ...['0002', '0007', '0009', '0060', '0088', '0106', '0184', '0190', '0191', '0192', '0196'],
  ...['0198', '0199', '0200', '0201', '0204', '0208', '0210', '0211', '0216', '0218', '0225'],
  ...['9910', '9914', '9920', '9925', '9926', '9928', '9929', '9930', '9931', '9932', '9933'],
  ...['9934', '9935', '9937', '9938', '9939', '9943', '9944', '9945', '9946', '9947', '9949'],
  ...['9950', '9957'],
]);

/**
 * Reads a Peppol id as people write it, `0007:5560160680` or `0007:556016-0680`: a scheme that is in
 * use and a number; Swedish organisation numbers and GLN with the right check digit.
 * @returns the address, or null when it is none
 */
export function parsePeppolId(text: string): ElectronicAddress | null {
  const [, scheme = '', number = ''] = /^(\d{4}):(.+)$/u.exec(text.replace(/\s/gu, '')) ?? [];
  const id = number.toUpperCase().replace(/[-.]/gu, '');
  if (!SCHEMES.has(scheme) || !/^[A-Z0-9]{1,50}$/u.test(id)) return null;
  if (scheme === SWEDISH_REGISTER && parseOrganisationNumber(id) === null) return null;
  if (scheme === GLN && !isGln(id)) return null;
  return { scheme, id };
}

/** The address as one text: `0007:5560160680`. */
export function peppolId({ scheme, id }: ElectronicAddress): string {
  return `${scheme}:${id}`;
}

/** Thirteen digits, the last of which is the check digit: weights 1 and 3 from the left. */
function isGln(digits: string): boolean {
  if (!/^\d{13}$/u.test(digits)) return false;
  const sum = [...digits].reduce(
    (all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return sum % 10 === 0;
}
