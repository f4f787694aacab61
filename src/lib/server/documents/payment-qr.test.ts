import { expect, it } from 'vitest';
import { sampleInvoice } from './invoice-sample.ts';
import { paymentQrSvg, usingQr } from './payment-qr.ts';

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
