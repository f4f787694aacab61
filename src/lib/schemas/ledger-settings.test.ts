import { describe, expect, it } from 'vitest';
import {
  defaultTermsSchema,
  exchangeRateSchema,
  ledgerAccountSchema,
  referenceRateSchema,
} from './ledger-settings.ts';

const rate = (text: string) =>
  exchangeRateSchema.safeParse({ day: '2026-11-27', rate: text, source: 'Riksbanken' });
const percent = (text: string, fromDay = '2026-07-01') =>
  referenceRateSchema.safeParse({ fromDay, percent: text, referenceSource: 'Riksbanken' });

describe('settings of the books', () => {
  it('read rates with comma or point', () => {
    expect(rate('11,0345').data?.rate).toBe(11.0345);
    expect(rate(' 11.034512 ').data?.rate).toBe(11.034512);
    expect(percent('2,5').data?.percent).toBe(250);
    expect(percent('\u22120,5').data?.percent).toBe(-50);
    expect(percent('4').data?.percent).toBe(400);
  });

  it.each(['', '0', '-1', 'elva', '11,0345123', '1e3'])('refuse the rate %j', (text) => {
    expect(rate(text).success).toBe(false);
  });

  it.each(['', '2,25', '51', '-11', 'två'])('refuse the percentage %j', (text) => {
    expect(percent(text).success).toBe(false);
  });

  it('take a reference rate for a half-year only', () => {
    expect(percent('2', '2026-08-01').error?.issues[0]?.message).toBe('half_year');
    expect(percent('2', '2026-13-01').error?.issues[0]?.message).toBe('date');
  });

  it.each(['', '0', '31', '1.5', 'x'])('refuse %j days', (days) => {
    expect(defaultTermsSchema.safeParse({ days }).success).toBe(false);
  });

  it('take an account of the chart with both names', () => {
    const form = { role: 'sales', account: ' 3041 ', nameSv: 'Försäljning', nameEn: 'Sales' };
    expect(ledgerAccountSchema.parse(form).account).toBe(3041);
    const wrong = ledgerAccountSchema.safeParse({ ...form, account: '30410', nameEn: ' ' });
    expect(wrong.error?.issues.map(({ message }) => message)).toEqual([
      'account_number',
      'required',
    ]);
  });
});
