import { describe, expect, it } from 'vitest';
import { ecSalesFile, ecSalesList } from './ec-sales-list.ts';

const reporter = {
  vatNumber: 'SE556016068001',
  name: 'Eva Ekonom',
  phone: '08-123456',
  email: 'ekonomi@example.se',
};

describe('ecSalesList', () => {
  it('sums by buyer, credit notes off, öre dropped once', () => {
    expect(
      ecSalesList([
        { vatNumber: 'FI 20774740', netOre: 100_060 },
        { vatNumber: 'DE136695976', netOre: 50_000 },
        { vatNumber: 'FI20774740', netOre: 60 },
        { vatNumber: 'DE136695976', netOre: -50_000 },
      ]),
    ).toEqual([
      { vatNumber: 'DE136695976', services: 0 },
      { vatNumber: 'FI20774740', services: 1001 },
    ]);
  });

  it.each(['SE556016068001', 'DE136695977', 'NO923609016', ''])('refuses "%s"', (vatNumber) => {
    expect(() => ecSalesList([{ vatNumber, netOre: 1 }])).toThrow(RangeError);
  });
});

describe('ecSalesFile', () => {
  it('is laid out as Skatteverket shows it', () => {
    const rows = [
      { vatNumber: 'DE136695976', services: 0 },
      { vatNumber: 'FI20774740', services: -1001 },
    ];
    expect(ecSalesFile(rows, { year: 2026, month: 9 }, reporter)).toBe(
      'SKV574008;\r\n556016068001;2609;Eva Ekonom;08-123456;ekonomi@example.se\r\nDE136695976;;;0;\r\nFI20774740;;;-1001;\r\n',
    );
  });

  it('names quarters', () => {
    expect(ecSalesFile([], { year: 2026, quarter: 4 }, reporter)).toContain(';26-4;');
  });

  it.each([
    [{ name: '' }],
    [{ name: 'E;va' }],
    [{ name: 'E'.repeat(36) }],
    [{ phone: '08 12 34 56' }],
    [{ phone: '+46812345678901234' }],
    [{ vatNumber: 'SE5560160680' }],
    [{ email: 'a;b' }],
  ])('refuses %j', (part) => {
    expect(() => ecSalesFile([], { year: 2026, month: 1 }, { ...reporter, ...part })).toThrow(
      RangeError,
    );
  });

  it('refuses a thirteenth month and too large an amount', () => {
    expect(() => ecSalesFile([], { year: 2026, month: 13 }, reporter)).toThrow(RangeError);
    const rows = [{ vatNumber: 'DE136695976', services: 1_000_000_000_000 }];
    expect(() => ecSalesFile(rows, { year: 2026, month: 1 }, reporter)).toThrow(RangeError);
  });
});
