import { importBankFile } from '#lib/server/banking/import-bank-file.ts';
import { addDays, type IsoDate } from '#lib/domain/time/day.ts';
import { companies } from '../data/companies.ts';
import { bankDayBy, Timeline } from '../moments.ts';
import { call } from '../rpc.ts';
import { account, type Step, type World } from '../world.ts';
import { bankStatement, type Movement } from './bank-statement.ts';
import { invoiceAt } from './look-up.ts';
import { ownAccount } from './own-account.ts';

/**
 * Two files of the bank. The first pays by reference: one invoice whole, one in part and one with
 * two digits changed places; some of it waits. The second tells of some of the same once more.
 */
export function bankSteps(world: World): Step[] {
  const time = new Timeline(world.today, 'bank files');
  return [
    { at: time.ago(6, '08:15'), run: () => takeInReport(world) },
    { at: time.ago(6, '08:40'), run: () => setInterestAside(world) },
    { at: time.ago(5, '13:30'), run: () => giveBack(world) },
    { at: time.ago(1, '08:20'), run: () => takeInList(world) },
  ];
}

async function takeInReport(world: World): Promise<void> {
  const { iban } = await ownAccount(world);
  const day = bankDayBy(addDays(world.today, -7));
  const bytes = Buffer.from(bankStatement(iban, `R-${day}`, await reported(world, day)));
  const name = `kontorapport-${day}.xml`;
  await importBankFile(world.service, account(world, 'mona').userId, { name, bytes });
}

/** What the first file tells of. */
async function reported(world: World, day: IsoDate): Promise<Movement[]> {
  const whole = await invoiceAt(world, 'fjardhamn', 0);
  const part = await invoiceAt(world, 'vindogat', 1);
  const over = await invoiceAt(world, 'lyktgarden', 1);
  const abroad = await invoiceAt(world, 'kivilinna', 1);
  const open = async (id: string) => (await openOre(world, id)) / 100;
  const before = bankDayBy(addDays(day, -1));
  const told: [string, IsoDate, number, Omit<Movement, 'day' | 'kronor' | 'reference'>][] = [
    ['U-4471', before, -18500, { name: 'Rollgatans Fastigheter AB', text: 'Hyra' }],
    ['B-90211', before, await open(whole.id), { ...companyOf('fjardhamn'), ocr: whole.ocr }],
    ['B-90212', before, 40000, { ...companyOf('vindogat'), ocr: part.ocr }],
    ['B-90240', day, (await open(over.id)) + 90, { ...companyOf('lyktgarden'), ocr: over.ocr }],
    ['B-90241', day, await open(abroad.id), { name: 'KIVILINNA DESIGN OY', text: 'KD-8821' }],
    ['B-90242', day, 3125, { name: 'Lindgrens Plåt & Smide AB', ocr: '7300419' }],
    ['B-90243', day, 12.4, { name: 'Rollbanken', text: 'Ränta' }],
  ];
  return told.map(([reference, on, kronor, payment]) => ({
    reference,
    day: on,
    kronor,
    ...payment,
  }));
}

function companyOf(key: string): { name: string; organisationNumber: string } {
  const { name = key, organisationNumber = '' } = companies.find((each) => each.key === key) ?? {};
  return { name, organisationNumber };
}

/** A list from the bank's own pages, of the last days; it has no names and other references. */
async function takeInList(world: World): Promise<void> {
  const { id } = await ownAccount(world);
  const whole = await invoiceAt(world, 'fjardhamn', 0);
  const told = await movementOf(world, 'B-90211');
  const day = bankDayBy(addDays(world.today, -2));
  const rows = [
    [told.booked_on, `Bg-bet ${whole.ocr}`, decimal(told.amount_ore)],
    [day, 'Kortköp Pappershandeln', '-349,00'],
    [day, 'Insättning T Ekdahl', '2400,00'],
  ];
  const lines = [['Bokföringsdag', 'Text', 'Belopp'], ...rows].map((cells) => cells.join(';'));
  const name = `kontoutdrag-${day}.csv`;
  const upload = { name, bytes: Buffer.from(`${lines.join('\r\n')}\r\n`), accountId: id };
  await importBankFile(world.service, account(world, 'mona').userId, upload);
}

function decimal(ore: number): string {
  return (ore / 100).toFixed(2).replace('.', ',');
}

async function setInterestAside(world: World): Promise<void> {
  const { id } = await movementOf(world, 'B-90243');
  await call(account(world, 'mona').client, 'set_aside_bank_transaction', {
    p_transaction_id: id,
    p_reason: 'Bankens ränta på kontot, bokförs i lönesystemets fil.',
  });
}

/** What was paid too much goes back: asked for, and for somebody to pay. */
async function giveBack(world: World): Promise<void> {
  const { id } = await movementOf(world, 'B-90240');
  const { client } = account(world, 'mona');
  const { data } = await client
    .from('payments')
    .select('id')
    .eq('bank_transaction_id', id)
    .single();
  await call(client, 'request_bank_refund', {
    p_payee: {
      name: 'Lyktgården',
      country: 'SE',
      account_kind: 'bankgiro',
      account_number: '5050-1055',
      account_clearing: null,
      account_bic: null,
    },
    p_payment_id: data?.id ?? '',
    p_amount_ore: 9000,
    p_reason: 'Två siffror bytte plats när fakturan betalades. Lyktgården vill ha pengarna åter.',
  });
}

async function openOre(world: World, invoiceId: string): Promise<number> {
  const { client } = account(world, 'mona');
  const balances = client.from('invoice_balances').select('open_ore').eq('invoice_id', invoiceId);
  const { data } = await balances.single();
  return data?.open_ore ?? 0;
}

async function movementOf(world: World, reference: string) {
  const { data, error } = await account(world, 'mona')
    .client.from('bank_transactions')
    .select('id, booked_on, amount_ore')
    .eq('bank_reference', reference)
    .single();
  if (error) throw new Error(`The bank told of no ${reference}`);
  return data;
}
