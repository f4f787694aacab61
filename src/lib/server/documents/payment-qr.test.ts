import { expect, it } from 'vitest';
import { sampleInvoice } from './invoice-sample.ts';
import { epcQr, paymentQrSvg, usingQr } from './payment-qr.ts';

it('tells a bank app what to pay, to whom and when', () => {
  expect(JSON.parse(usingQr(sampleInvoice()) ?? '')).toEqual({
    uqr: 1,
    tp: 1,
    nme: 'Rollkoll AB',
    cc: 'SE',
    cid: '556016-0680',
    iref: '2026000105',
    idt: '20261201',
    ddt: '20261231',
    due: 51328.13,
    vh: 10265.63,
    cur: 'SEK',
    pt: 'BG',
    acc: '5050-1055',
  });
});

it('prints amounts without stray decimals', () => {
  const totals = { ...sampleInvoice().totals, payableOre: 900_719_925_474_09 };
  expect(usingQr(sampleInvoice({ totals }))).toContain('"due":900719925474.09,');
});

it('is left out for other currencies, which cannot be paid to a bankgiro by it', () => {
  expect(usingQr(sampleInvoice({ currency: 'EUR' }))).toBeNull();
  expect(paymentQrSvg(sampleInvoice({ currency: 'EUR' }))).toBeNull();
});

it('draws a picture with a size, as pdfmake wants it', () => {
  expect(paymentQrSvg(sampleInvoice())).toMatch(/^<svg width="100" height="100" /);
});

const bankAccount = { iban: 'SE45 5000 0000 0583 9825 7466', bic: 'ESSESESS' };
const inEuro = (changes: Parameters<typeof sampleInvoice>[0] = {}) =>
  sampleInvoice({ currency: 'EUR', bankAccount, bankgiro: '', ...changes });

it('tells a bank app of a SEPA transfer, line by line as EPC069-12 says', () => {
  const totals = { ...sampleInvoice().totals, payableOre: 123_450 };
  expect(epcQr(inEuro({ totals }))?.split('\n')).toEqual([
    ...['BCD', '002', '1', 'SCT', 'ESSESESS', 'Rollkoll AB', 'SE4550000000058398257466'],
    ...['EUR1234.50', '', '', '2026000105'],
  ]);
  expect(paymentQrSvg(inEuro())).toBe(paymentQrSvg(inEuro()));
  expect(paymentQrSvg(inEuro())).toMatch(/^<svg width="100" height="100" /);
});

it('keeps to the limits of the standard: name, amount and length in bytes', () => {
  const { seller, totals } = sampleInvoice();
  const long = epcQr(inEuro({ seller: { ...seller, name: 'Å'.repeat(100) } })) ?? '';
  expect(long.split('\n')[5]).toBe('Å'.repeat(70));
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(331);
  for (const payableOre of [0, 100_000_000_000])
    expect(epcQr(inEuro({ totals: { ...totals, payableOre } }))).toBeNull();
});

it('has no SEPA transfer for kronor, credits or invoices without an account', () => {
  expect(epcQr(sampleInvoice())).toBeNull();
  expect(epcQr(inEuro({ bankAccount: null }))).toBeNull();
  expect(epcQr(inEuro({ kind: 'credit_note' }))).toBeNull();
});
