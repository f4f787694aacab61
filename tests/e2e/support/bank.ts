import type { Page } from '@playwright/test';
import {
  camtSample,
  detailsSample,
  entrySample,
  structured,
} from '#lib/server/banking/camt-sample.ts';
import { open, today } from './job.ts';

/** The agency's account in the demo (supabase/seed/agency.json). */
const IBAN = 'SE5399900000000050501055';
const day = today();

/** A payment in a bank's file: kronor such as `1250.00`, and what its payer wrote as XML. */
export type BankRow = {
  amount: string;
  remittance: string;
  reference: string;
  /** Of money out: what our payment file called it. */
  endToEndId?: string;
};

/** A camt file with these payments to an account. */
export function bankFile(rows: readonly BankRow[], account = IBAN): Buffer {
  const entries = rows.map(({ amount, remittance, reference, endToEndId }) =>
    entrySample({
      ...{ amount, reference, day: `<Dt>${day}</Dt>` },
      direction: endToEndId === undefined ? 'CRDT' : 'DBIT',
      details: detailsSample(remittance, '02', { amount, ...(endToEndId && { endToEndId }) }),
    }),
  );
  return Buffer.from(
    camtSample({ account: `<IBAN>${account}</IBAN>`, entries: entries.join('\n') }),
  );
}

/** A payment with the reference of its invoice. */
export function withReference(ocr: string, amount: string): BankRow {
  return { amount, remittance: structured(ocr), reference: `e2e-${ocr}` };
}

/** Reference and open amount of the invoice whose page the agency has open. */
export async function openAmount(page: Page): Promise<{ ocr: string; amount: string }> {
  const ocr = await page.locator('dt:text-is("OCR-nummer") + dd').first().innerText();
  const written = await page.locator('#payments dl.stats dd').last().innerText();
  return { ocr, amount: written.replaceAll(/[^\d,]/gu, '').replace(',', '.') };
}

/** The agency takes in a file. */
export async function sendBankFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await open(page, 'sv', '/agency/bank');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/xml', buffer });
  await page.getByRole('button', { name: 'Läs in filen' }).click();
}
