import { describe, expect, it } from 'vitest';
import type { Party } from '$lib/domain/invoicing/party.ts';
import { electronicAddressOf, isReachable } from './electronic-address.ts';

const party = (countryCode: string, numbers: Partial<Party>): Party => ({
  name: 'Fjäll',
  organisationNumber: null,
  vatNumber: null,
  address: { lines: [], postalCode: '', city: '', countryCode },
  ...numbers,
});

const CONTACT = { name: '', email: '', phone: '' };

describe('electronicAddressOf', () => {
  it.each([
    ['SE', { organisationNumber: '556036-0793' }, '0007', '5560360793'],
    ['SE', { vatNumber: 'SE556036079301' }, '0007', '5560360793'],
    ['SE', { organisationNumber: '556036-0793', gln: '7300010000001' }, '0088', '7300010000001'],
    ['DE', { vatNumber: 'DE 136695976' }, '9930', 'DE136695976'],
    ['FI', { vatNumber: 'FI20774740' }, '0216', '003720774740'],
    ['DK', { vatNumber: 'DK13585628' }, '0184', '13585628'],
    ['BE', { vatNumber: 'BE0403170701' }, '0208', '0403170701'],
    ['GR', { vatNumber: 'EL094259216' }, '9933', 'EL094259216'],
  ])('reaches %s with %o at %s:%s', (country, numbers, scheme, id) => {
    expect(electronicAddressOf(party(country, numbers))).toEqual({ scheme, id });
  });

  it.each([
    ['SE', {}],
    ['DE', {}],
    ['US', { vatNumber: 'X1' }],
  ])('refuses to guess for %s with %o', (country, numbers) => {
    expect(() => electronicAddressOf(party(country, numbers))).toThrow(RangeError);
  });
});

it('isReachable when both parties have an address', () => {
  const ours = party('SE', { organisationNumber: '556036-0793' });
  const seller = { ...ours, seat: '', isApprovedForFTax: true, website: '', contact: CONTACT };
  expect(isReachable({ seller, buyer: party('FI', { vatNumber: 'FI20774740' }) })).toBe(true);
  expect(isReachable({ seller, buyer: party('DE', {}) })).toBe(false);
  expect(isReachable({ seller, buyer: party('DE', { gln: '7300010000001' }) })).toBe(true);
});
