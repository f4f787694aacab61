import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importBankFile } from '$lib/server/banking/import-bank-file.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import {
  agencyAccount,
  bankFile,
  creditOf,
  invoiceNow,
  movementOf,
  takeIn,
} from '#tests/support/bank.ts';
import { invoiceMaker, row } from '#tests/support/billing.ts';
import { call, closeDatabase } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';

const WHOLE = 937_500;
let staff: Person;
let make: ReturnType<typeof invoiceMaker>;

async function newInvoice() {
  const { invoiceId } = await make();
  return { id: invoiceId, ...(await invoiceNow(invoiceId)) };
}

describe('a movement is booked once', () => {
  beforeAll(async () => {
    useServerEnv(stack());
    staff = await createStaff();
    make = invoiceMaker('En gång AB');
  });
  afterAll(async () => {
    expect(await call(staff, 'check_ledger')).toEqual([]);
    await closeDatabase();
  });

  it('however often the same file comes', async () => {
    const { ocr, companyId } = await newInvoice();
    const bytes = await bankFile([{ amountOre: WHOLE, ocr }]);
    const file = await takeIn(bytes);
    await expect(takeIn(bytes)).rejects.toMatchObject({
      code: 'bank_file_known',
      values: { file_id: file.id },
    });
    expect(await creditOf(companyId)).toBe(0);
  });

  it('when a notification tells of it first, to the bankgiro, and the statement later', async () => {
    const { id, ocr, companyId } = await newInvoice();
    const { bankgiro } = await agencyAccount();
    const movement = { amountOre: WHOLE, ocr, reference: randomUUID(), day: '2026-03-03' };
    const giro = `<Othr><Id>${bankgiro}</Id><SchmeNm><Prtry>BGNR</Prtry></SchmeNm></Othr>`;
    await takeIn(await bankFile([movement], { kind: '054', account: giro }));
    const later = await takeIn(await bankFile([movement, { amountOre: -700, text: 'Avgift' }]));
    expect(later).toMatchObject({ booked: 0, waiting: 0, outgoing: 1, known: 1 });
    expect(await invoiceNow(id)).toMatchObject({ state: 'paid', paid: WHOLE });
    expect(await creditOf(companyId)).toBe(0);
  });

  it('when two people send the same file, or two files that tell of it, at once', async () => {
    const [one, two] = [await newInvoice(), await newInvoice()];
    const first = { amountOre: WHOLE, ocr: one.ocr, reference: randomUUID() };
    const second = { amountOre: WHOLE, ocr: two.ocr, reference: randomUUID() };
    const same = await bankFile([first, second]);
    const overlap = await bankFile([second, first, { amountOre: 1, text: 'Ränta' }]);
    const other = await createStaff();
    const senders = [staff.userId, other.userId, staff.userId, other.userId, null, null];
    const sent = await Promise.allSettled(
      senders.map((who, index) => takeIn(index % 3 === 2 ? overlap : same, who)),
    );
    const done = sent.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(done).toHaveLength(2);
    expect(done.reduce((sum, { booked }) => sum + booked, 0)).toBe(2);
    expect(done.reduce((sum, { known }) => sum + known, 0)).toBe(2);
    for (const { id } of [one, two])
      expect(await invoiceNow(id)).toMatchObject({ state: 'paid', paid: WHOLE });
    expect(await creditOf(one.companyId)).toBe(0);
  });

  it('and waits when another format may have told of it under another name', async () => {
    const { id, ocr } = await newInvoice();
    const { id: accountId } = await agencyAccount();
    const day = '2026-10-19';
    await takeIn(await bankFile([{ amountOre: WHOLE, ocr, day }]));
    const bytes = Buffer.from(`Datum;Belopp;OCR\n${day};9375,00;${ocr}\n`);
    const upload = { name: 'rader.csv', bytes, accountId };
    const [file] = await importBankFile(serviceClient(), null, upload);
    expect(file).toMatchObject({ booked: 0, waiting: 1 });
    expect(await movementOf(file?.id ?? '', WHOLE)).toMatchObject({ waiting_for: 'maybe_known' });
    expect(await invoiceNow(id)).toMatchObject({ paid: WHOLE });
  });

  it('nothing of a file is booked when a part of it cannot be', async () => {
    const { id, ocr } = await newInvoice();
    const { id: accountId } = await agencyAccount();
    const name = randomUUID();
    const transaction = (position: number, parts: unknown) => ({
      ...{ position, duplicate_key: `${name}/${position}`, booked_on: '2026-11-20', stated: [] },
      ...{ amount_ore: WHOLE, message: ocr, bank_reference: name, is_reversal: false, parts },
    });
    const rows = [
      transaction(1, [{ invoice_id: id, amount_ore: WHOLE }]),
      transaction(2, [{ invoice_id: id, amount_ore: 1 }]),
    ];
    const take = () =>
      call('service', 'import_bank_file', {
        p_actor: null,
        p_file: { sha256: name.replaceAll('-', '').repeat(2), name },
        p_statements: [
          {
            account_id: accountId,
            format: 'camt.053',
            currency: 'SEK',
            pending_count: 0,
            transactions: rows,
          },
        ],
      });
    await expect(take()).rejects.toMatchObject({ message: 'bank_parts_differ' });
    const left = await row<{ files: string; movements: string }>(
      `select (select count(*) from public.bank_files where name = $1) as files,
         (select count(*) from public.bank_transactions where bank_reference = $1) as movements`,
      [name],
    );
    expect(left).toEqual({ files: '0', movements: '0' });
    expect(await invoiceNow(id)).toMatchObject({ state: 'issued' });
  });
});
