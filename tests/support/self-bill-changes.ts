import { call, database } from './database.ts';
import { newTimesheet, cast, sql } from './state-changes.ts';
import {
  accept,
  drawSelfBill,
  issuedSelfBill,
  prepareSeller,
  proveFTax,
  sentSelfBill,
} from './self-billing.ts';

/** The cast's consultant may be self-billed. */
export async function readyToBill(acceptsSilence = false): Promise<void> {
  const { staff, consultant } = cast();
  const { rows } = await database().query(
    'select from public.seller_facts where consultant_id = $1',
    [consultant.id],
  );
  if (rows.length === 0) await prepareSeller(staff, consultant, {});
  await call(consultant, 'agree_to_self_billing', {
    p_text_version: '2026-11',
    p_accepts_silence: acceptsSilence,
  });
}

/** One approved week of the cast's consultant, who may be self-billed. */
async function week(acceptsSilence = false): Promise<string[]> {
  await readyToBill(acceptsSilence);
  return [await newTimesheet('approved')];
}

const drawn = async () => drawSelfBill(cast().staff, cast().consultant, await week());
const sent = async (acceptsSilence = false) =>
  sentSelfBill(cast().staff, cast().consultant, await week(acceptsSilence));

async function withdrawn(make: () => Promise<string>): Promise<string> {
  const id = await make();
  await call(cast().staff, 'withdraw_self_bill', { p_id: id, p_reason: 'Fel vecka.' });
  return id;
}

/** Accepted, or not objected to, while F-tax is not proved. */
async function waiting(isSilent = false): Promise<string> {
  const id = await sent(isSilent);
  await withoutFTax();
  if (isSilent) await overdue(id);
  else await accept(cast().consultant, id);
  return id;
}

async function withoutFTax(): Promise<void> {
  await sql(
    'update public.f_tax_proofs set revoked_at = now(), revoke_reason = $2 where consultant_id = $1 and revoked_at is null',
    [cast().consultant.id, 'Återkallad.'],
  );
}

async function overdue(id: string): Promise<void> {
  await sql('update public.self_bills set answer_by = private.today() - 1 where id = $1', [id]);
  await call('service', 'run_self_bill_clock');
}

async function afterwards(make: () => Promise<string>): Promise<{ id: string }> {
  const id = await make();
  await proveFTax(cast().staff, cast().consultant);
  return { id };
}

async function issuedByAgency(): Promise<{ id: string }> {
  const { id } = await afterwards(() => waiting());
  await call(cast().staff, 'issue_self_bill', { p_id: id });
  return { id };
}

async function rejected(): Promise<string> {
  const id = await sent();
  await call(cast().consultant, 'decide_self_bill', {
    p_id: id,
    p_approve: false,
    p_reason: 'Fel timmar.',
  });
  return id;
}

const drive = (run: () => Promise<string>) => async () => ({ id: await run() });

/** The changes of state of self-bills, by the row that allows them. */
export const SELF_BILL_DRIVES = {
  'self_bill: draft > sent, agency': drive(() => sent()),
  'self_bill: draft > withdrawn, agency': drive(() => withdrawn(drawn)),
  'self_bill: sent > withdrawn, agency': drive(() => withdrawn(() => sent())),
  'self_bill: sent > approved, consultant': async () => afterwards(() => waiting()),
  'self_bill: sent > approved, system': async () => afterwards(() => waiting(true)),
  'self_bill: sent > rejected, consultant': drive(rejected),
  'self_bill: approved > issued, system': drive(async () =>
    issuedSelfBill(cast().staff, cast().consultant, await week()),
  ),
  'self_bill: approved > issued, agency': issuedByAgency,
  'self_bill: approved > withdrawn, agency': async () =>
    afterwards(() => withdrawn(() => waiting())),
};
