import { randomUUID } from 'node:crypto';
import {
  camtSample,
  detailsSample,
  entrySample,
  structured,
  type CamtSample,
} from '$lib/server/banking/camt-sample.ts';
import { importBankFile, type ImportedFile } from '$lib/server/banking/import-bank-file.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { row } from './billing.ts';

/** A movement as a test tells of it. Money out is negative. */
export type Told = {
  amountOre: number;
  /** One reference, or several with what is paid of each in öre. */
  ocr?: string | readonly { ocr: string; amountOre?: number }[];
  text?: string;
  reference?: string;
  day?: string;
  isReversal?: boolean;
  /** What a payment file of ours calls the payment, or the block it went with as one sum. */
  endToEndId?: string;
  /** Who it is from, as the bank names them. */
  payer?: string;
  blockId?: string;
};

/** The agency's account for kronor, whatever accounts other tests have added. */
export async function agencyAccount(): Promise<{ id: string; iban: string; bankgiro: string }> {
  return row(
    `select a.id, a.iban, a.bankgiro from public.bank_accounts a
     join public.agency_settings s on s.bankgiro = a.bankgiro`,
    [],
  );
}

/** A file of the bank with these movements, as bytes; camt.053 of the agency's account unless told. */
export async function bankFile(
  movements: readonly Told[],
  part: Partial<CamtSample> = {},
): Promise<Buffer> {
  const { iban } = await agencyAccount();
  const entries = movements.map(entryOf).join('\n');
  return Buffer.from(camtSample({ account: `<IBAN>${iban}</IBAN>`, entries, ...part }));
}

function entryOf(told: Told): string {
  const amount = decimal(Math.abs(told.amountOre));
  const { endToEndId, blockId, payer } = told;
  return entrySample({
    amount,
    direction: told.amountOre < 0 ? 'DBIT' : 'CRDT',
    reference: told.reference ?? randomUUID(),
    reversal: told.isReversal ? '<RvslInd>true</RvslInd>' : '',
    day: `<Dt>${told.day ?? '2026-11-26'}</Dt>`,
    details:
      blockId === undefined
        ? detailsSample(remittanceOf(told), '02', {
            amount,
            ...(endToEndId && { endToEndId }),
            ...(payer && { payer }),
          })
        : `<Btch><PmtInfId>${blockId}</PmtInfId></Btch>`,
  });
}

function remittanceOf({ ocr, text }: Told): string {
  const list = typeof ocr === 'string' ? [{ ocr }] : (ocr ?? []);
  const fields = list.map((each) =>
    structured(each.ocr, each.amountOre === undefined ? undefined : decimal(each.amountOre)),
  );
  return `${text === undefined ? '' : `<Ustrd>${text}</Ustrd>`}${fields.join('')}`;
}

const decimal = (ore: number) => (ore / 100).toFixed(2);

/** Takes in a file of one account as a program does. */
export async function takeIn(
  bytes: Uint8Array,
  actor: string | null = null,
): Promise<ImportedFile> {
  const [file] = await importBankFile(serviceClient(), actor, { name: 'bank.xml', bytes });
  if (!file) throw new Error('nothing was taken in');
  return file;
}

/** The movement that came with a file, by its amount. */
export async function movementOf(
  fileId: string,
  amountOre: number,
): Promise<{ id: string; state: string; waiting_for: string | null }> {
  return row(
    `select id, state, waiting_for from public.bank_transactions where file_id = $1 and amount_ore = $2`,
    [fileId, amountOre],
  );
}

/** Number, reference, state and what is open of an invoice. */
export async function invoiceNow(
  id: string,
): Promise<{ ocr: string; state: string; open: number; paid: number; companyId: string }> {
  const found = await row<{
    ocr: string;
    state: string;
    open: string;
    paid: string;
    company: string;
  }>(
    `select i.ocr, i.state, b.open_ore as open, b.paid_ore as paid, i.company_id as company
     from public.invoices i join public.invoice_balances b on b.invoice_id = i.id where i.id = $1`,
    [id],
  );
  const { ocr, state, open, paid, company } = found;
  return { ocr, state, open: Number(open), paid: Number(paid), companyId: company };
}

/** What of a company's payments is used for nothing: its credit, in öre. */
export async function creditOf(companyId: string): Promise<number> {
  const { sum } = await row<{ sum: string | null }>(
    'select sum(private.unused_amount(id)) as sum from public.payments where company_id = $1',
    [companyId],
  );
  return Number(sum ?? 0);
}
