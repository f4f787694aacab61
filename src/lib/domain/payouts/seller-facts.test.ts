import { describe, expect, it } from 'vitest';
import { obstaclesOf, shownNumber, shownVatNumber } from './seller-facts.ts';

describe('the numbers of a seller', () => {
  it('hide the last four digits of a person and show a company', () => {
    const organisationNumber = '8802152390';
    expect(shownNumber({ legalForm: 'sole_trader', organisationNumber })).toBe('880215-••••');
    expect(shownNumber({ legalForm: 'limited_company', organisationNumber: '5560125790' })).toBe(
      '556012-5790',
    );
    expect(shownNumber({ legalForm: 'foreign_company', organisationNumber: null })).toBe('');
  });

  it('hide them in the VAT number too, which is made of them', () => {
    expect(shownVatNumber({ legalForm: 'sole_trader', vatNumber: 'SE880215239001' })).toBe(
      'SE880215••••01',
    );
    expect(shownVatNumber({ legalForm: 'limited_company', vatNumber: 'SE556012579001' })).toBe(
      'SE556012579001',
    );
    expect(shownVatNumber({ legalForm: 'sole_trader', vatNumber: null })).toBe('');
  });
});

it('says everything that stands in the way of a self-bill', () => {
  expect(obstaclesOf({ facts: null, proof: null, agreement: null })).toEqual([
    'facts_missing',
    'agreement_missing',
    'f_tax_missing',
  ]);
});
