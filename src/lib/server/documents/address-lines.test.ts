import { expect, it } from 'vitest';
import { addressLines } from './address-lines.ts';

const party = {
  name: 'Pohjoistuuli Oy',
  organisationNumber: null,
  vatNumber: 'FI20774740',
  address: {
    lines: ['Mannerheimvägen 5'],
    postalCode: '00100',
    city: 'Helsingfors',
    countryCode: 'FI',
  },
};

it('names the country, in the language of the document, when the letter leaves it', () => {
  expect(addressLines(party, 'SE', 'en')).toEqual([
    'Mannerheimvägen 5',
    '00100 Helsingfors',
    'Finland',
  ]);
  const german = { ...party, address: { ...party.address, countryCode: 'DE' } };
  expect(addressLines(german, 'SE', 'sv').at(-1)).toBe('Tyskland');
});

it('leaves the country out at home, and a missing postal code without a gap', () => {
  const address = { ...party.address, postalCode: '' };
  expect(addressLines({ ...party, address }, 'FI', 'sv')).toEqual([
    'Mannerheimvägen 5',
    'Helsingfors',
  ]);
});
