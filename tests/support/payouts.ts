import { randomUUID } from 'node:crypto';
import { call, callValue, database } from './database.ts';
import { createStaff, dayFromToday, type Person, type WorldConsultant } from './parties.ts';

/** A payment of a run, with its amount in öre. */
export type Payment = {
  id: string;
  consultant_id: string;
  state: string;
  amount_ore: number;
  end_to_end_id: string;
};

/** The n-th bank day from the day on which what is issued today is due; the due day itself is 0. */
export async function bankDay(n = 0): Promise<string> {
  const { rows } = await database().query<{ day: string }>(
    `select day::text from public.calendar_days
     where is_working and day >= private.payout_day_from(private.today() + 1)
     order by day offset $1 limit 1`,
    [n],
  );
  return rows[0]?.day ?? '';
}

/** The agency pays a self-bill whatever its customer does. */
export async function guarantee(staff: Person, selfBillId: string): Promise<void> {
  await call(staff, 'guarantee_self_bill', {
    p_self_bill_id: selfBillId,
    p_reason: 'Kunden betalar nästa vecka.',
  });
}

/** A draft of everything that can be paid to somebody on a bank day. @returns its id */
export async function draftRun(
  staff: Person,
  to: readonly WorldConsultant[],
  day?: string,
): Promise<string> {
  return callValue<string>(staff, 'create_payout_run', {
    p_pay_on: day ?? (await bankDay()),
    p_consultant_ids: to.map(({ id }) => id),
  });
}

/** A run that somebody else than its maker approved. @returns its id */
export async function approvedRun(
  { maker, approver }: { maker: Person; approver: Person },
  to: readonly WorldConsultant[],
): Promise<string> {
  const id = await draftRun(maker, to);
  await call(approver, 'approve_payout_run', { p_id: id, p_accounts_checked: true });
  return id;
}

/** Payments of a run, by payee. */
export async function paymentsOf(runId: string): Promise<Payment[]> {
  const { rows } = await database().query<Payment>(
    `select id, consultant_id, state, amount_ore::int, end_to_end_id from public.payouts
     where run_id = $1 order by end_to_end_id`,
    [runId],
  );
  return rows;
}

/** The agency's own account for kronor, which debits are told of unless something else is said. */
async function ownAccount(): Promise<{ id: string; iban: string }> {
  const { rows } = await database().query<{ id: string; iban: string }>(
    `select a.id, a.iban from public.bank_accounts a
     join public.agency_settings s on s.bankgiro = a.bankgiro`,
  );
  const [account] = rows;
  if (!account) throw new Error('no account');
  return account;
}

/**
 * Keeps a file for an approved run, as the server does.
 * @param debtorIban the account it is paid from
 * @returns the hash of what is kept
 */
export async function sendRun(staff: Person, runId: string, debtorIban?: string): Promise<string> {
  const planned = (await paymentsOf(runId)).filter(({ state }) => state === 'planned');
  return callValue<string>('service', 'send_payout_run', {
    p_actor: staff.userId,
    p_run_id: runId,
    p_message_id: `TEST-${runId.slice(0, 20)}`,
    p_debtor_iban: debtorIban ?? (await ownAccount()).iban,
    p_bytes_base64: Buffer.from('<Document/>'.padEnd(200, ' ')).toString('base64'),
    p_amount_ore: planned.reduce((sum, { amount_ore: ore }) => sum + ore, 0),
    p_count: planned.length,
  });
}

/** What the bank says of some payments of a run. */
export async function answerRun(
  staff: Person,
  runId: string,
  payments: readonly Pick<Payment, 'end_to_end_id'>[],
  outcome: 'paid' | 'rejected',
): Promise<{ paid: number; rejected: number }> {
  const answers = payments.map(({ end_to_end_id }) => ({
    ...{ end_to_end_id, outcome },
    code: outcome === 'paid' ? 'ACSC' : 'RJCT',
    reason: outcome === 'paid' ? '' : 'AC01',
  }));
  const [counts] = await call<{ paid: number; rejected: number }>(
    'service',
    'take_in_payout_answer',
    {
      p_actor: staff.userId,
      p_run_id: runId,
      p_bytes_base64: Buffer.from(JSON.stringify(answers)).toString('base64'),
      p_answers: answers,
    },
  );
  return counts ?? { paid: 0, rejected: 0 };
}

/**
 * The bank tells of the debits of some payments, as the server takes them in; today's. Without
 * `isNamed` they carry no reference of ours. An amount below zero comes back. @returns the movements
 */
export async function takeInDebits(
  payments: readonly Pick<Payment, 'end_to_end_id' | 'amount_ore'>[],
  isNamed = true,
): Promise<string[]> {
  const account = await ownAccount();
  const today = await dayFromToday(0);
  const name = randomUUID();
  await call('service', 'import_bank_file', {
    p_actor: null,
    p_file: { sha256: name.replaceAll('-', '').repeat(2), name },
    p_statements: [
      {
        account_id: account.id,
        ...{ format: 'camt.053', currency: 'SEK', pending_count: 0 },
        transactions: payments.map(({ amount_ore: ore, end_to_end_id: id }, index) => ({
          ...{ position: index + 1, duplicate_key: `${name}/${index}`, booked_on: today },
          ...{ amount_ore: -ore, stated: [], message: '', bank_reference: name },
          ...(ore < 0 && { waiting_for: 'reference_missing' }),
          ...{ payment_references: isNamed ? [id] : [], is_reversal: false, parts: [] },
        })),
      },
    ],
  });
  const { rows } = await database().query<{ id: string }>(
    'select id from public.bank_transactions where bank_reference = $1 order by position',
    [name],
  );
  return rows.map(({ id }) => id);
}

/** A self-bill paid out, by two people of the agency; its seller is stopped after that. */
export async function paidOut(staff: Person, consultant: WorldConsultant, selfBillId: string) {
  await guarantee(staff, selfBillId);
  const people = { maker: staff, approver: await createStaff('Second') };
  const payoutRunId = await approvedRun(people, [consultant]);
  await sendRun(staff, payoutRunId);
  const payments = await paymentsOf(payoutRunId);
  await answerRun(staff, payoutRunId, payments, 'paid');
  await takeInDebits(payments);
  await call(staff, 'block_payouts', {
    p_consultant_id: consultant.id,
    p_reason: 'Kontot ska kontrolleras.',
  });
  const own = payments.find(({ consultant_id: id }) => id === consultant.id);
  return { payoutRunId, payoutId: own?.id ?? '' };
}
