import { waitingMovement } from './bank-movement.ts';
import { call, callValue } from './database.ts';
import { invoiceForExpense } from './invoice-fields.ts';
import { dayFromToday } from './parties.ts';
import { active, cast, idOf, newInvoice } from './state-changes.ts';
import { bankRow, fromStripe, payoutName, stripePayout } from './stripe-payouts.ts';

const EXPENSE = { p_description: 'Tåg till Västerås', p_net_ore: 41_200 };

const credit = async (invoice: string) =>
  call(cast().staff, 'issue_credit_note', {
    p_invoice_id: invoice,
    p_positions: '{1}',
    p_reason: 'Fel vecka.',
  });

// One assignment for all of them: each takes some of the time that the consultant has.
let travels: Promise<string> | undefined;
const assignment = async () => (travels ??= active());

async function newExpense(isApproved: boolean): Promise<string> {
  const id = await callValue<string>(cast().consultant, 'save_expense', {
    ...EXPENSE,
    p_assignment_id: await assignment(),
    p_spent_on: await dayFromToday(-7),
  });
  await call(cast().company.owner, 'decide_expense', {
    p_expense_id: id,
    p_approve: isApproved,
    p_reason: 'Kvittot saknas.',
  });
  return id;
}

async function invoicedExpense(): Promise<string> {
  const id = await newExpense(true);
  await callValue('service', 'issue_invoice', {
    p_actor: cast().staff.userId,
    p_timesheet_ids: '{}',
    p_expense_ids: [id],
    p_invoice: invoiceForExpense(id, EXPENSE.p_net_ore, await dayFromToday(-7)),
  });
  return id;
}

async function expenseAgain(): Promise<string> {
  const id = await newExpense(false);
  const of = 'select assignment_id as id from public.expenses where id = $1';
  await call(cast().consultant, 'save_expense', {
    ...EXPENSE,
    p_assignment_id: await idOf(of, [id]),
    p_spent_on: await dayFromToday(-7),
    p_id: id,
  });
  return id;
}

async function creditedExpense(): Promise<string> {
  const id = await invoicedExpense();
  const of = 'select invoice_id as id from public.invoice_lines where expense_id = $1';
  await credit(await idOf(of, [id]));
  return id;
}

async function creditedTimesheet(): Promise<string> {
  const invoice = await newInvoice();
  await credit(invoice);
  const of = 'select timesheet_id as id from public.invoice_lines where invoice_id = $1';
  return idOf(of, [invoice]);
}

async function creditedInvoice(): Promise<string> {
  const id = await newInvoice();
  await credit(id);
  return id;
}

async function placedMovement(): Promise<string> {
  const [id, invoiceId] = [await waitingMovement(), await newInvoice()];
  await call(cast().staff, 'place_bank_transaction', {
    p_transaction_id: id,
    p_parts: [{ invoice_id: invoiceId, amount_ore: 937_500 }],
  });
  return id;
}

async function arrivedPayout(): Promise<string> {
  const [source, amountOre] = [payoutName(), 118_700];
  const id = await bankRow(fromStripe(amountOre, await dayFromToday(0)));
  await stripePayout({ source, amountOre });
  return id;
}

async function takenBack(): Promise<string> {
  const id = await placedMovement();
  await call(cast().staff, 'take_back_bank_placing', {
    p_transaction_id: id,
    p_reason: 'Fel kund.',
  });
  return id;
}

async function movementAside(): Promise<string> {
  const id = await waitingMovement();
  await call(cast().staff, 'set_aside_bank_transaction', {
    p_transaction_id: id,
    p_reason: 'Ränta.',
  });
  return id;
}

async function movementAgain(): Promise<string> {
  const id = await movementAside();
  await call(cast().staff, 'reopen_bank_transaction', { p_transaction_id: id });
  return id;
}

const drive = (run: () => Promise<string>) => async () => ({ id: await run() });

/** The changes of state that expenses and credit notes make, by the row that allows them. */
export const MONEY_DRIVES = {
  'timesheet: invoiced > approved, agency': drive(creditedTimesheet),
  'bank_transaction: waiting > booked, agency': drive(placedMovement),
  'bank_transaction: waiting > booked, system': drive(arrivedPayout),
  'bank_transaction: waiting > set_aside, agency': drive(movementAside),
  'bank_transaction: set_aside > waiting, agency': drive(movementAgain),
  'bank_transaction: booked > waiting, agency': drive(takenBack),
  'invoice: issued > credited, agency': drive(creditedInvoice),
  'expense: submitted > approved, company': drive(() => newExpense(true)),
  'expense: submitted > rejected, company': drive(() => newExpense(false)),
  'expense: rejected > submitted, consultant': drive(expenseAgain),
  'expense: approved > invoiced, agency': drive(invoicedExpense),
  'expense: invoiced > approved, agency': drive(creditedExpense),
};
