import { describe, expect, it } from 'vitest';
import { isEuCountry, parseVatNumber } from './vat-number.ts';

describe('parseVatNumber', () => {
  it.each([
    ['SE556016068001', 'SE'],
    ['DE136695976', 'DE'],
    ['FI20774740', 'FI'],
    ['DK13585628', 'DK'],
    ['EL094259216', 'GR'],
    ['ATU13585627', 'AT'],
    ['NL004495445B01', 'NL'],
  ])('accepts %s', (number, countryCode) => {
    expect(parseVatNumber(number)).toEqual({ number, countryCode });
  });

  it('takes it as people write it', () => {
    expect(parseVatNumber(' fi 2077474-0 ')).toEqual({ number: 'FI20774740', countryCode: 'FI' });
  });

  it.each(['', 'DE136695977', '136695976', 'GB980780684', 'CHE107787577', 'GR094259216', 'XX1'])(
    'refuses "%s"',
    (text) => {
      expect(parseVatNumber(text)).toBeNull();
    },
  );
});

it('knows the member states by ISO code', () => {
  expect(['SE', 'GR', 'HR'].map(isEuCountry)).toEqual([true, true, true]);
  expect(['NO', 'GB', 'CH', 'EL', ''].some(isEuCountry)).toBe(false);
});
