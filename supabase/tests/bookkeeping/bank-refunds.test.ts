import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitingMovement } from '#tests/support/bank-movement.ts';
import { row } from '#tests/support/billing.ts';
import { call, closeDatabase, database, type Actor } from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  dayFromToday,
  type Person,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { askBankRefund, PAYEE } from '#tests/support/refund-changes.ts';

const CREDIT = 10_000;
let asks: Person;
let approves: Person;
let company: WorldCompany;
let consultant: WorldConsultant;

beforeAll(async () => {
  [asks, approves] = [await createStaff(), await createStaff()];
  company = await createCompany('Tillgodo AB');
  consultant = await createConsultant('Tillgodo Konsult');
});
afterAll(closeDatabase);

/** Money that came without an invoice, booked as the company's credit. @returns the payment */
async function credit(): Promise<string> {
  const movement = await waitingMovement(CREDIT);
  await call(asks, 'place_bank_transaction', {
    ...{ p_transaction_id: movement, p_parts: [], p_company_id: company.id },
  });
  const { id } = await row<{ id: string }>(
    'select id from public.payments where bank_transaction_id = $1 and invoice_id is null',
    [movement],
  );
  return id;
}

const unusedOf = (payment: string) =>
  row<{ ore: number }>('select private.unused_amount($1)::int as ore', [payment]);
const approve = (by: Actor, id: string) => call(by, 'approve_refund', { p_refund_id: id });
const pay = async (by: Actor, id: string, day?: string, reference = 'SEB 4711') =>
  call(by, 'conclude_bank_refund', {
    p_refund_id: id,
    p_paid_on: day ?? (await dayFromToday(0)),
    p_reference: reference,
  });
const stop = (by: Actor, id: string) => call(by, 'stop_bank_refund', { p_refund_id: id });
const stateOf = (id: string) =>
  row<{ state: string }>('select state from public.refunds where id = $1', [id]);

/** The rows of a refund's vouchers, by the part that each account plays. */
async function booked(id: string): Promise<[kind: string, account: number, ore: number][]> {
  const { rows } = await database().query<{ kind: string; account: number; ore: number }>(
    `select e.kind, p.account, p.amount_ore::int as ore from public.ledger_entries e
     join public.ledger_postings p on p.entry_id = e.id
     where e.source_id = $1 order by e.year, e.number, p.position`,
    [id],
  );
  return rows.map(({ kind, account, ore }) => [kind, account, ore]);
}

describe('a customer’s credit that no invoice has used', () => {
  it('goes back when another person approves it and the bank has paid it', async () => {
    const payment = await credit();
    const id = await askBankRefund(asks, payment, CREDIT);
    expect(await unusedOf(payment)).toEqual({ ore: 0 });
    await approve(approves, id);
    await pay(asks, id);
    await pay(asks, id);
    expect(
      await row(
        `select state, payee ->> 'account_number' as account, approved_by = $2 as approved,
           paid_on = private.today() as today, bank_reference as reference
         from public.refunds where id = $1`,
        [id, approves.userId],
      ),
    ).toEqual({
      ...{ state: 'succeeded', account: '5050-1055', approved: true, today: true },
      reference: 'SEB 4711',
    });
    expect(await booked(id)).toEqual([
      ['refund_requested', 2421, CREDIT],
      ['refund_requested', 2890, -CREDIT],
      ['refund_sent', 2890, CREDIT],
      ['refund_sent', 1930, -CREDIT],
    ]);
    const { rows } = await database().query<{ kind: string; payment: string }>(
      `select kind, details ->> 'payment_id' as payment from public.events
       where entity = 'refund' and entity_id = $1 order by id`,
      [id],
    );
    expect(rows).toEqual(
      ['refund_requested', 'refund_approved', 'refund_succeeded'].map((kind) => ({
        ...{ kind, payment },
      })),
    );
  });

  it('is never given back twice, also when two ask at once', async () => {
    const payment = await credit();
    await expect(askBankRefund(asks, payment, CREDIT + 1)).rejects.toMatchObject({
      ...{ code: 'PT409', message: 'refund_exceeds_credit' },
      detail: `{"currency": "SEK", "left_ore": ${CREDIT}}`,
    });
    const asked = await Promise.allSettled(
      [6000, 6000, 6000].map((ore) => askBankRefund(asks, payment, ore)),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await unusedOf(payment)).toEqual({ ore: CREDIT - 6000 });
  });

  it('is the customer’s again when the refund is stopped, before or after approval', async () => {
    const payment = await credit();
    for (const isApproved of [false, true]) {
      const id = await askBankRefund(asks, payment, 700);
      if (isApproved) await approve(approves, id);
      await stop(asks, id);
      await stop(asks, id);
      expect(await stateOf(id)).toEqual({ state: 'failed' });
      expect((await booked(id)).slice(2)).toEqual([
        ['refund_stopped', 2890, 700],
        ['refund_stopped', 2421, -700],
      ]);
    }
    expect(await unusedOf(payment)).toEqual({ ore: CREDIT });
  });
});

describe('what is refused', () => {
  it('approval by the one who asked, and payment before approval', async () => {
    const id = await askBankRefund(asks, await credit(), 700);
    await expect(approve(asks, id)).rejects.toMatchObject({
      ...{ code: 'PT403', message: 'second_person_required' },
    });
    await expect(pay(asks, id)).rejects.toMatchObject({ message: 'transition_refused' });
    expect(await stateOf(id)).toEqual({ state: 'requested' });
  });

  it.each([
    ['a day to come', 1, 'B', 'day_in_future'],
    ['a day before the approval', -1, 'B', 'refund_paid_early'],
    ['no reference', 0, ' ', 'bank_reference_required'],
  ])('%s', async (_, days, reference, message) => {
    const id = await askBankRefund(asks, await credit(), 700);
    await approve(approves, id);
    const day = await dayFromToday(days);
    await expect(pay(asks, id, day, reference)).rejects.toMatchObject({ message });
  });

  it('a refund that is paid being stopped or paid in another way', async () => {
    const id = await askBankRefund(asks, await credit(), 700);
    await approve(approves, id);
    await pay(asks, id);
    await expect(stop(asks, id)).rejects.toMatchObject({ message: 'transition_refused' });
    await expect(pay(asks, id, undefined, 'SEB 4712')).rejects.toMatchObject({
      message: 'transition_refused',
    });
  });

  it.each([
    [{ account_number: '5050-1056' }],
    [{ name: ' ' }],
    [{ account_kind: 'plusgiro', account_number: '4-3' }],
    [{ account_kind: 'iban', account_number: 'SE4550000000058398257467' }],
    [{ account_kind: 'account', account_number: '1234567', account_clearing: null }],
    [{ account_kind: 'cheque' }],
  ])('an account like %o', async (changes) => {
    const asked = call(asks, 'request_bank_refund', {
      ...{ p_payment_id: await credit(), p_amount_ore: 100, p_reason: 'Fel.' },
      p_payee: { ...PAYEE, ...changes },
    });
    await expect(asked).rejects.toMatchObject({ message: 'refund_account_required' });
  });

  it('takes an IBAN and a bank account that are right', async () => {
    for (const account of [
      { account_kind: 'iban', account_number: 'SE4550000000058398257466' },
      { account_kind: 'account', account_number: '1234567', account_clearing: '5000' },
    ]) {
      const asked = call(asks, 'request_bank_refund', {
        ...{ p_payment_id: await credit(), p_amount_ore: 100, p_reason: 'Fel.' },
        p_payee: { ...PAYEE, ...account },
      });
      await expect(asked).resolves.toHaveLength(1);
    }
  });

  it('everybody but the agency', async () => {
    const payment = await credit();
    const id = await askBankRefund(asks, payment, 700);
    for (const actor of [company.owner, consultant] as const) {
      await expect(askBankRefund(actor, payment, 1)).rejects.toMatchObject({ code: 'PT404' });
      await expect(approve(actor, id)).rejects.toMatchObject({ code: 'PT404' });
      await expect(pay(actor, id)).rejects.toMatchObject({ code: 'PT404' });
      await expect(stop(actor, id)).rejects.toMatchObject({ code: 'PT404' });
    }
    await expect(approve('anonymous', id)).rejects.toMatchObject({ code: '42501' });
    await expect(stop('anonymous', id)).rejects.toMatchObject({ code: '42501' });
  });
});
