import { BankFileError } from '$lib/server/banking/bank-file-error.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { bankFile, type PayoutOrder } from './bank-file.ts';
import type { CreditTransfer } from './credit-transfer.ts';
import { bankAccountOf, payeeOf } from './payee.ts';
import type { PayoutRail } from './payout-rail.ts';
import { getPayoutSettings } from './payout-settings.ts';

const COLUMNS = `number, pay_on, approved_at, payouts (end_to_end_id, state, amount_ore, payee,
  payout_parts (self_bills (series, number)))`;

/**
 * Payments by a file that a person takes to the bank: it is made once, and what is on its way is
 * booked. Besides the refusals of every rail: 409 `payout_account_missing`, `payout_file_refused`,
 * `payout_file_differs`.
 */
export const bankFileRail: PayoutRail = { send: makeFile };

async function makeFile(db: Db, actorId: string, runId: string): Promise<void> {
  const order = await orderOf(db, runId);
  const sum = order.transfers.reduce((total, { amountOre }) => total + amountOre, 0);
  unwrap(
    await serviceClient().rpc('send_payout_run', {
      p_actor: actorId,
      p_run_id: runId,
      p_message_id: order.messageId,
      p_debtor_iban: order.debtor.iban,
      p_bytes_base64: Buffer.from(written(order)).toString('base64'),
      p_amount_ore: sum,
      p_count: order.transfers.length,
    }),
  );
}

function written(order: PayoutOrder): Uint8Array {
  try {
    return bankFile.write(order);
  } catch (cause) {
    if (cause instanceof RangeError) throw new DomainError(409, 'payout_file_refused');
    throw cause;
  }
}

async function orderOf(db: Db, runId: string): Promise<PayoutOrder> {
  const [run, settings, agency] = await Promise.all([
    db.from('payout_runs').select(COLUMNS).eq('id', runId).maybeSingle(),
    getPayoutSettings(db),
    db.from('agency_settings').select('name, organisation_number').maybeSingle(),
  ]);
  const row = unwrap(run);
  const { name, organisation_number: organisationNumber } = unwrap(agency);
  const { debtorIban: iban, debtorBic: bic } = settings;
  if (iban === '' || bic === '') throw new DomainError(409, 'payout_account_missing');
  return {
    messageId: `ROLLKOLL-U${row.number}`,
    createdAt: new Date(row.approved_at ?? 0).toISOString().slice(0, 19),
    executeOn: row.pay_on,
    debtor: { name, organisationNumber, iban, bic },
    transfers: row.payouts.filter(({ state }) => state === 'planned').map(transferOf),
  };
}

function transferOf(row: {
  end_to_end_id: string;
  amount_ore: number;
  payee: unknown;
  payout_parts: { self_bills: { series: string; number: number | null } }[];
}): CreditTransfer {
  const payee = payeeOf(row.payee);
  const numbers = row.payout_parts.map(
    ({ self_bills: bill }) => `${bill.series}${bill.number ?? ''}`,
  );
  return {
    endToEndId: row.end_to_end_id,
    amountOre: row.amount_ore,
    currency: 'SEK',
    payee: { name: payee.name, countryCode: payee.countryCode },
    account: bankAccountOf(payee),
    reference: { kind: 'message', text: numbers.sort().join(' ').slice(0, 140) },
  };
}

/**
 * Takes in the bank's answer (field `file` of a form); the same file twice is one.
 * @throws {DomainError} 404, 400 `bank_file_…`, 409 `payout_not_sent`, `payout_answer_foreign`
 */
export async function takeInUploadedAnswer(
  db: Db,
  actorId: string,
  runId: string,
  form: FormData,
): Promise<void> {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) throw new DomainError(400, 'bank_file_missing');
  await takeInAnswer(db, actorId, runId, new Uint8Array(await file.arrayBuffer()));
}

/**
 * Takes in the bank's answer to a run; the same file twice is one.
 * @throws {DomainError} 404, 400 `bank_file_…`, 409 `payout_not_sent`, `payout_answer_foreign`
 */
export async function takeInAnswer(
  db: Db,
  actorId: string,
  runId: string,
  bytes: Uint8Array,
): Promise<{ paid: number; rejected: number }> {
  const [file] = unwrap(await db.rpc('read_payout_file', { p_run_id: runId }));
  if (!file) throw new DomainError(409, 'payout_not_sent');
  const query = db.from('payouts').select('end_to_end_id').eq('run_id', runId);
  const endToEndIds = unwrap(await query).map(({ end_to_end_id: id }) => id);
  const answers = readAnswers(bytes, { messageId: file.message_id, endToEndIds });
  const [counts] = unwrap(
    await serviceClient().rpc('take_in_payout_answer', {
      p_actor: actorId,
      p_run_id: runId,
      p_bytes_base64: Buffer.from(bytes).toString('base64'),
      p_answers: answers.map(({ endToEndId, paidOn, ...rest }) => ({
        end_to_end_id: endToEndId,
        paid_on: paidOn,
        ...rest,
      })),
    }),
  );
  return { paid: counts?.paid ?? 0, rejected: counts?.rejected ?? 0 };
}

function readAnswers(...args: Parameters<typeof bankFile.read>) {
  try {
    return bankFile.read(...args);
  } catch (cause) {
    if (cause instanceof BankFileError) {
      throw new DomainError(400, `bank_file_${cause.code}`, cause.values);
    }
    throw cause;
  }
}
