import { call, callValue } from './database.ts';
import { createStaff, dayFromToday, type Person } from './parties.ts';
import {
  answerRun,
  approvedRun,
  draftRun,
  guarantee,
  paymentsOf,
  sendRun,
  takeInDebits,
  type Payment,
} from './payouts.ts';
import { issuedSelfBill } from './self-billing.ts';
import { cast, newTimesheet } from './state-changes.ts';
import { readyToBill } from './self-bill-changes.ts';

let second: Person | undefined;
const other = async () => (second ??= await createStaff('Second'));

/** Something to pay to the cast's consultant. */
async function owed(): Promise<void> {
  const { staff, consultant } = cast();
  await readyToBill();
  const id = await issuedSelfBill(staff, consultant, [await newTimesheet('approved')]);
  await guarantee(staff, id);
}

async function draft(): Promise<string> {
  await owed();
  return draftRun(cast().staff, [cast().consultant]);
}

async function approved(isByCast = false): Promise<string> {
  await owed();
  const { staff, consultant } = cast();
  const people = isByCast
    ? { maker: await other(), approver: staff }
    : { maker: staff, approver: await other() };
  return approvedRun(people, [consultant]);
}

async function withdrawn(make: () => Promise<string>): Promise<string> {
  const id = await make();
  await call(cast().staff, 'withdraw_payout_run', { p_id: id, p_reason: 'Fel dag.' });
  return id;
}

async function sent(): Promise<string> {
  const id = await approved();
  await sendRun(cast().staff, id);
  return id;
}

async function answered(outcome: 'paid' | 'rejected'): Promise<string> {
  const id = await sent();
  await answerRun(cast().staff, id, await paymentsOf(id), outcome);
  return id;
}

async function returned(): Promise<string> {
  const run = await answered('paid');
  await callValue<string>(cast().staff, 'conclude_payout_by_hand', {
    p_id: (await ownPayment(run)).id,
    p_outcome: 'rejected',
    p_on: await dayFromToday(0),
    p_reason: 'Kontot är avslutat.',
  });
  return run;
}

/** The bank's report tells of what came back, and no person does anything. */
async function reportedBack(): Promise<string> {
  const run = await answered('paid');
  const { amount_ore: ore, end_to_end_id: id } = await ownPayment(run);
  await takeInDebits([{ amount_ore: -ore, end_to_end_id: id }]);
  return run;
}

async function removed(): Promise<string> {
  const run = await draft();
  const id = (await ownPayment(run)).id;
  await call(cast().staff, 'remove_payout', { p_id: id, p_reason: 'Kontot byts.' });
  return run;
}

async function ownPayment(runId: string): Promise<Payment> {
  const own = (await paymentsOf(runId)).find(
    ({ consultant_id: id }) => id === cast().consultant.id,
  );
  if (!own) throw new Error('no payment');
  return own;
}

/** The bank's report tells of the debits, and no person does anything. */
async function debited(isNamed = true): Promise<{ run: string; movement: string }> {
  const run = await sent();
  const [movement = ''] = await takeInDebits([await ownPayment(run)], isNamed);
  return { run, movement };
}

async function matched(): Promise<string> {
  const { run, movement } = await debited(false);
  await call(cast().staff, 'match_bank_payouts', {
    p_transaction_id: movement,
    p_payout_ids: [(await ownPayment(run)).id],
  });
  return movement;
}

async function unmatched(): Promise<string> {
  const { movement } = await debited();
  await call(cast().staff, 'take_back_bank_payouts', {
    p_transaction_id: movement,
    p_reason: 'Det var en annan rad.',
  });
  return movement;
}

const ofRun = (run: () => Promise<string>) => async () => ({ id: await run() });
const ofPayment = (run: () => Promise<string>) => async () => ownPayment(await run());

/** The changes of state of payout runs and their payments, by the row that allows them. */
export const PAYOUT_DRIVES = {
  'payout_run: draft > approved, agency': ofRun(() => approved(true)),
  'payout_run: draft > withdrawn, agency': ofRun(() => withdrawn(draft)),
  'payout_run: approved > withdrawn, agency': ofRun(() => withdrawn(approved)),
  'payout_run: approved > sent, agency': ofRun(sent),
  'payout_run: sent > closed, agency': ofRun(() => answered('paid')),
  'payout: planned > removed, agency': ofPayment(removed),
  'payout: planned > sent, agency': ofPayment(sent),
  'payout: sent > paid, agency': ofPayment(() => answered('paid')),
  'payout: sent > paid, system': ofPayment(async () => (await debited()).run),
  'payout_run: sent > closed, system': ofRun(async () => (await debited()).run),
  'bank_transaction: waiting > outgoing, agency': async () => ({ id: await matched() }),
  'bank_transaction: outgoing > waiting, agency': async () => ({ id: await unmatched() }),
  'payout: sent > rejected, agency': ofPayment(() => answered('rejected')),
  'payout: paid > rejected, agency': ofPayment(returned),
  'payout: paid > rejected, system': ofPayment(reportedBack),
};
