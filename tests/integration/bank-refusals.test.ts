import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importBankFile } from '$lib/server/banking/import-bank-file.ts';
import { LARGEST_BANK_FILE } from '$lib/server/banking/decode-bank-file.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { agencyAccount, bankFile, invoiceNow } from '#tests/support/bank.ts';
import { invoiceMaker, row } from '#tests/support/billing.ts';
import { callValue, call, closeDatabase } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';

let staff: Person;
let good: Buffer;
let ocr: string;

const send = (bytes: Uint8Array, accountId?: string) =>
  importBankFile(serviceClient(), staff.userId, { name: 'refused.xml', bytes, accountId });

describe('a file that is refused', () => {
  beforeAll(async () => {
    useServerEnv(stack());
    staff = await createStaff();
    const { invoiceId } = await invoiceMaker('Avvisad AB')();
    ocr = (await invoiceNow(invoiceId)).ocr;
    good = await bankFile([{ amountOre: 937_500, ocr, text: 'Tack för i år' }]);
  });
  afterAll(async () => {
    // Of all that was refused here nothing is left.
    const { count } = await row<{ count: string }>(
      `select count(*) as count from public.bank_files where name = 'refused.xml'`,
      [],
    );
    expect(count).toBe('0');
    await closeDatabase();
  });

  it('was cut off', async () => {
    await expect(send(good.subarray(0, good.length - 40))).rejects.toMatchObject({
      code: 'xml_broken',
    });
  });

  it('is in another encoding than it says', async () => {
    const latin = Buffer.from(good.toString('utf8'), 'latin1');
    await expect(send(latin)).rejects.toMatchObject({ code: 'encoding_wrong' });
  });

  it('brings entities or a document type', async () => {
    const text = good.toString('utf8');
    const evil = text.replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>');
    await expect(send(Buffer.from(evil))).rejects.toMatchObject({ code: 'doctype_forbidden' });
    const entity = text.replace('Tack', '&hej;');
    await expect(send(Buffer.from(entity))).rejects.toMatchObject({ code: 'entity_forbidden' });
  });

  it('is above 50 MB', async () => {
    const large = Buffer.alloc(LARGEST_BANK_FILE + 1, 0x20);
    good.copy(large);
    await expect(send(large)).rejects.toMatchObject({ code: 'too_large' });
  });

  it('ends without a line end, until a person says that its last row is whole; not when it is cut', async () => {
    const { id: accountId } = await agencyAccount();
    const word = { name: 'whole.csv', accountId, isWhole: true };
    const list = (end: string) => Buffer.from(`Datum;Belopp;Text\n2026-11-26;-12,50;${end}`);
    const open = list(`Avgift ${staff.userId}`);
    await expect(send(open, accountId)).rejects.toMatchObject({ code: 'csv_end_unsure' });
    const cut = Buffer.from('Datum;Text;Belopp\n2026-11-26;Avgift;-12,5');
    const importAs = (bytes: Uint8Array) =>
      importBankFile(serviceClient(), staff.userId, { ...word, bytes });
    await expect(importAs(cut)).rejects.toMatchObject({ code: 'csv_row_cut' });
    expect(await importAs(open)).toMatchObject([{ outgoing: 1 }]);
    await expect(importAs(open)).rejects.toMatchObject({ code: 'bank_file_known' });
  });

  it('is about somebody else’s account, even when one’s own is chosen', async () => {
    const { id } = await agencyAccount();
    const account = '<IBAN>SE4550000000058398257466</IBAN>';
    const foreign = await bankFile([{ amountOre: 937_500, ocr }], { account });
    await expect(send(foreign, id)).rejects.toMatchObject({
      code: 'account_foreign',
      values: { account: 'SE4550000000058398257466' },
    });
  });

  it('is in another currency than the account', async () => {
    const euros = Buffer.from(good.toString('utf8').replaceAll('SEK', 'EUR'));
    await expect(send(euros)).rejects.toMatchObject({
      code: 'account_currency',
      values: { file: 'EUR', account: 'SEK' },
    });
  });

  it('is sent by somebody who is not staff, or not through the server', async () => {
    const { userId } = (await invoiceMaker('Obehörig AB')()).job.company.owner;
    await expect(
      importBankFile(serviceClient(), userId, { name: 'refused.xml', bytes: good }),
    ).rejects.toMatchObject({ code: 'not_found' });
    for (const name of ['import_bank_file', 'find_bank_ground'])
      await expect(
        call(
          staff,
          name,
          name === 'find_bank_ground'
            ? { p_keys: '{}', p_references: '{}' }
            : {
                p_actor: staff.userId,
                p_file: {},
                p_statements: [],
              },
        ),
      ).rejects.toMatchObject({ code: '42501' });
  });

  it('pays no invoice in kronor with euros', async () => {
    const iban = `SE${String(Date.now()).padStart(22, '7')}`;
    await callValue(staff, 'save_bank_account', { p: { name: 'Euro', iban, currency: 'EUR' } });
    const inEuros = await bankFile([{ amountOre: 937_500, ocr, day: '2026-02-02' }], {
      account: `<IBAN>${iban}</IBAN>`,
    });
    const bytes = Buffer.from(
      inEuros.toString('utf8').replaceAll('"SEK"', '"EUR"').replace('<Ccy>SEK', '<Ccy>EUR'),
    );
    // The invoice is in kronor: nothing is booked, and so no rate is needed.
    const [file] = await importBankFile(serviceClient(), staff.userId, { name: 'euro.xml', bytes });
    expect(file).toMatchObject({ booked: 0, waiting: 1 });
  });
});
