import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvedWeek, bookJob, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase } from '#tests/support/database.ts';
import { bankDay, guarantee } from '#tests/support/payouts.ts';
import { dayFromToday } from '#tests/support/parties.ts';
import { issuedSelfBill, prepareSeller } from '#tests/support/self-billing.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { payableSums } from '$lib/domain/payouts/payout.ts';
import { openIsoDocument } from '$lib/server/banking/iso-document.ts';
import { nodeAt, nodesOf, requiredTextAt } from '$lib/server/banking/xml-node.ts';
import { takeInAnswer } from '$lib/server/payouts/bank-file-rail.ts';
import { sendPayoutRun } from '$lib/server/payouts/send-payout-run.ts';
import { getPayoutYear } from '$lib/server/payouts/own-payouts.ts';
import { pain002Sample } from '$lib/server/payouts/pain002-sample.ts';
import { listPayable } from '$lib/server/payouts/payables.ts';
import { approvePayoutRun, createPayoutRun } from '$lib/server/payouts/payout-commands.ts';
import { getPayoutRun, listPayoutRuns, readPayoutFile } from '$lib/server/payouts/payout-runs.ts';
import { getPayoutSettings, savePayoutSettings } from '$lib/server/payouts/payout-settings.ts';
import { listSelfBills } from '$lib/server/payouts/self-bills.ts';

const IBAN = 'SE5399900000000050501055';

let maker: SignedIn;
let approver: SignedIn;
let jobs: Job[];

beforeAll(async () => {
  useServerEnv(stack());
  maker = await signedInStaff('Maja Maker');
  approver = await signedInStaff('Ove Other');
  jobs = [await bookJob('Första kunden AB'), await bookJob('Andra kunden AB')];
  for (const [index, job] of jobs.entries()) {
    await prepareSeller(
      maker,
      job.consultant,
      index === 0 ? {} : { account_kind: 'plusgiro', account_number: '4-2' },
    );
    const sheet = await approvedWeek(job, -4, 450 + 30 * index);
    await guarantee(maker, await issuedSelfBill(maker, job.consultant, [sheet]));
  }
  await savePayoutSettings(maker.db, {
    ...{ payoutDay: 25, silenceDays: 7, basis: 'cleared', debtorIban: IBAN },
    debtorBic: 'ESSESESS',
    stripeTransfers: true,
  });
});
afterAll(closeDatabase);

const ids = () => jobs.map(({ consultant }) => consultant.id);

/** The payments of a pain.001, as the bank reads them. */
function paymentsIn(bytes: Uint8Array) {
  const { document } = openIsoDocument(bytes, ['pain.001.001.03']);
  const root = nodeAt(document, 'CstmrCdtTrfInitn');
  const block = nodeAt(root, 'PmtInf');
  return {
    messageId: requiredTextAt(root, 'GrpHdr/MsgId'),
    count: requiredTextAt(root, 'GrpHdr/NbOfTxs'),
    sum: requiredTextAt(root, 'GrpHdr/CtrlSum'),
    day: requiredTextAt(block, 'ReqdExctnDt'),
    debtor: requiredTextAt(block, 'DbtrAcct/Id/IBAN'),
    payments: nodesOf(block, 'CdtTrfTxInf').map((node) => ({
      id: requiredTextAt(node, 'PmtId/EndToEndId'),
      amount: requiredTextAt(node, 'Amt/InstdAmt'),
      name: requiredTextAt(node, 'Cdtr/Nm'),
    })),
  };
}

it('goes from what is owed to the bank’s file, its answer, and the consultant’s year', async () => {
  const day = await bankDay();
  const own = (await listPayable(maker.db, day)).filter((row) => ids().includes(row.consultantId));
  expect(own.map(({ whyNot }) => whyNot)).toEqual([null, null]);
  const total = payableSums(own).reduce((sum, { amountOre }) => sum + amountOre, 0);
  const id = await createPayoutRun(maker.db, day, ids(), 'bank_file');
  await expect(approvePayoutRun(maker.db, id)).rejects.toMatchObject({
    code: 'second_person_required',
  });
  await approvePayoutRun(approver.db, id);
  await sendPayoutRun(maker.db, maker.userId, id);
  const file = await readPayoutFile(maker.db, id);
  await sendPayoutRun(maker.db, maker.userId, id).catch(() => undefined);
  expect((await readPayoutFile(approver.db, id)).bytes).toEqual(file.bytes);

  const run = await getPayoutRun(maker.db, id);
  expect(run).toMatchObject({
    ...{ state: 'sent', payOn: day, amountOre: total, payouts: 2 },
    ...{ createdByName: 'Maja Maker', approvedByName: 'Ove Other' },
  });
  const read = paymentsIn(file.bytes);
  expect(read).toMatchObject({ count: '2', day, debtor: IBAN });
  expect(Math.round(Number(read.sum) * 100)).toBe(total);
  expect(read.payments.map(({ id: reference }) => reference).sort()).toEqual(
    run.rows.map(({ reference }) => reference).sort(),
  );
  for (const { reference, amountOre, name } of run.rows) {
    const payment = read.payments.find(({ id: own }) => own === reference);
    expect(Math.round(Number(payment?.amount) * 100)).toBe(amountOre);
    expect(payment?.name).toBe(name);
  }

  const [first, second] = run.rows;
  const answer = (messageId: string) =>
    Buffer.from(
      pain002Sample(messageId, [
        { endToEndId: first?.reference ?? '', code: 'ACSC' },
        {
          ...{ endToEndId: second?.reference ?? '', code: 'RJCT' },
          reason: { code: 'AC04', text: 'Kontot är avslutat' },
        },
      ]),
    );
  await expect(takeInAnswer(maker.db, maker.userId, id, answer('OTHER'))).rejects.toMatchObject({
    code: 'payout_answer_foreign',
  });
  expect(await takeInAnswer(maker.db, maker.userId, id, answer(read.messageId))).toEqual({
    paid: 1,
    rejected: 1,
  });
  const after = await getPayoutRun(maker.db, id);
  expect(after.state).toBe('closed');
  expect(after.rows.map(({ bankReason }) => bankReason)).toContain('AC04 Kontot är avslutat');
  expect((await listPayoutRuns(maker.db)).find((row) => row.id === id)).toMatchObject({
    ...{ payouts: 2, amountOre: total },
  });

  const paidTo = first?.consultantId ?? '';
  const today = await dayFromToday(0);
  const year = await getPayoutYear(maker.db, paidTo, Number(today.slice(0, 4)));
  expect(year.months).toEqual([
    expect.objectContaining({ month: today.slice(0, 7), paidOre: first?.amountOre }),
  ]);
  expect(year.payouts).toMatchObject([{ state: 'paid', paidOn: today }]);
  const bills = await listSelfBills(maker.db, { consultantId: paidTo });
  expect(bills).toMatchObject([{ paidOn: today, openOre: 0, onWayOre: 0 }]);
  expect(await call('service', 'check_ledger')).toEqual([]);
});

it('says what is wrong with a file that is no answer', async () => {
  const settings = await getPayoutSettings(maker.db);
  expect(settings).toMatchObject({ basis: 'cleared', debtorBic: 'ESSESESS' });
  const runs = await listPayoutRuns(maker.db);
  const closed = runs.find(({ state, rail }) => state === 'closed' && rail === 'bank_file');
  const broken = takeInAnswer(maker.db, maker.userId, closed?.id ?? '', Buffer.from('<Document>'));
  await expect(broken).rejects.toMatchObject({ status: 400 });
});
