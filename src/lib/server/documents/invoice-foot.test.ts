import { expect, it } from 'vitest';
import { footHeight } from './invoice-foot.ts';
import { sampleInvoice } from './invoice-sample.ts';
import { invoiceTexts } from './invoice-texts.ts';
import { kindTexts } from './kind-texts.ts';

it('makes room for a seller with a long name and address', () => {
  const invoice = sampleInvoice();
  const address = { ...invoice.seller.address, lines: ['c/o Norra kontorshuset', 'Sveavägen 1'] };
  const name = 'Rollkoll Kommunikationskonsultförmedling i Mellansverige Aktiebolag';
  const view = { texts: invoiceTexts('sv'), kinds: kindTexts('sv'), locale: 'sv' } as const;
  const wordy = { ...invoice, seller: { ...invoice.seller, name, address } };
  const [usual, tall] = [footHeight({ ...view, invoice }), footHeight({ ...view, invoice: wordy })];
  expect(usual).toBeLessThan(100);
  expect(tall - usual).toBeGreaterThanOrEqual(3 * 12);
});
