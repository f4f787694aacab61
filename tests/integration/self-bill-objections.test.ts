import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvedWeek, bookJob, type Job } from '#tests/support/billing.ts';
import { closeDatabase } from '#tests/support/database.ts';
import { describeFreeTexts } from '#tests/support/free-texts.ts';
import {
  answerObjection,
  creditFirstRow,
  issuedSelfBill,
  object,
  prepareSeller,
} from '#tests/support/self-billing.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { listQueue } from '$lib/server/agency/queue.ts';
import { getSelfBill } from '$lib/server/payouts/self-bills.ts';

let staff: SignedIn;
let job: Job;
let week: string;
let billId: string;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await signedInStaff('Åsa Öberg');
  job = await bookJob('Invändningens kund AB');
  await prepareSeller(staff, job.consultant);
  week = await approvedWeek(job, -3);
  billId = await issuedSelfBill(staff, job.consultant, [week]);
});
afterAll(closeDatabase);

const inQueue = async (id: string) =>
  (await listQueue(staff.db)).filter(
    ({ kind, targetId }) => kind === 'objection_to_answer' && targetId === id,
  );
const only = async () => (await getSelfBill(staff.db, billId)).credits.notes[0];

it('an objection waits in the agency’s queue until it is answered, and both sides read it', async () => {
  const creditId = await creditFirstRow(staff, billId);
  expect(await inQueue(billId)).toEqual([]);
  const credit = await only();
  await object(job.consultant, creditId, 'Veckan stämmer.');
  expect(await inQueue(billId)).toEqual([
    {
      ...{ kind: 'objection_to_answer', targetId: billId, title: credit?.number },
      ...{ amountOre: credit?.totalOre, currency: 'SEK', since: expect.any(String) as string },
      party: (await getSelfBill(staff.db, billId)).consultantName,
    },
  ]);
  expect((await only())?.objection).toMatchObject({ reason: 'Veckan stämmer.', answer: null });
  await answerObjection(staff, creditId, 'dismissed', 'Den stod på två fakturor.');
  expect(await inQueue(billId)).toEqual([]);
  expect((await only())?.objection?.answer).toMatchObject({
    ...{ outcome: 'dismissed', text: 'Den stod på två fakturor.', byName: 'Åsa Öberg' },
  });
});

/** The week is billed and credited again, so that nobody has objected yet. */
async function newCredit(): Promise<string> {
  return creditFirstRow(staff, await issuedSelfBill(staff, job.consultant, [week]));
}

describeFreeTexts({
  'the reason of an objection': {
    write: async (text) => {
      const id = await newCredit();
      await object(job.consultant, id, text);
      return id;
    },
    read: 'select reason from public.self_bill_objections where credit_id = $1',
  },
  'the answer to an objection': {
    write: async (text) => {
      const id = await newCredit();
      await object(job.consultant, id);
      await answerObjection(staff, id, 'upheld', text);
      return id;
    },
    read: 'select answer from public.self_bill_objections where credit_id = $1',
  },
});
