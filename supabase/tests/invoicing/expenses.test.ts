import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookJob, row, type Job } from '#tests/support/billing.ts';
import { as, call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { RECEIPT } from '#tests/support/money.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';

let job: Job;
let rival: Job;
let staff: Person;
let day: string;

beforeAll(async () => {
  staff = await createStaff();
  [job, rival] = await Promise.all([bookJob('Kvitto AB'), bookJob('Annan AB')]);
  day = await dayFromToday(-7);
});
afterAll(closeDatabase);

const save = (changes: Record<string, unknown> = {}, by = job.consultant) =>
  callValue<string>(by, 'save_expense', {
    p_assignment_id: job.assignmentId,
    p_spent_on: day,
    p_description: 'Tåg till Västerås',
    p_net_ore: 41_200,
    ...changes,
  });
const base64 = (head: number[], length = 200) =>
  Buffer.concat([Buffer.from(head), Buffer.alloc(length)]).toString('base64');
const read = (by: Parameters<typeof as>[0], id: string) =>
  call<{ media_type: string; sha256: string; base64: string }>(by, 'read_receipt', {
    p_expense_id: id,
  });

describe('a receipt', () => {
  it.each([
    ['a PDF', [...Buffer.from('%PDF-')], 'application/pdf'],
    ['a JPEG', [0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
    ['a PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
  ])('is known as %s by its content, and kept byte for byte', async (_what, head, type) => {
    const file = base64(head);
    const [kept] = await read(job.consultant, await save({ p_receipt_base64: file }));
    const sha256 = createHash('sha256').update(Buffer.from(file, 'base64')).digest('hex');
    expect(kept).toEqual({ media_type: type, sha256, base64: file });
  });

  it.each([
    ['a page that calls itself something else', [...Buffer.from('<html>')], 200, 'receipt_type'],
    ['an SVG', [...Buffer.from('<svg xmlns=')], 200, 'receipt_type'],
    ['a file above 5 MB', [0xff, 0xd8, 0xff], 5_000_000, 'receipt_too_large'],
  ])('that is %s is refused, with the expense', async (_what, head, length, code) => {
    const key = randomUUID();
    await expect(
      save({ p_receipt_base64: base64(head, length), p_key: key }),
    ).rejects.toMatchObject({ message: code });
    const { rows } = await database().query('select from public.expenses where id = $1', [key]);
    expect(rows).toEqual([]);
  });

  it('that is no base64 at all is refused', async () => {
    await expect(save({ p_receipt_base64: 'å!' })).rejects.toMatchObject({
      message: 'receipt_type',
    });
  });

  it('is read by the parties of the assignment and the agency alone', async () => {
    const id = await save({ p_receipt_base64: RECEIPT });
    for (const who of [job.consultant, job.company.owner, job.company.member, staff]) {
      expect(await read(who, id)).toHaveLength(1);
    }
    for (const who of [rival.consultant, rival.company.owner]) {
      expect(await read(who, id)).toEqual([]);
    }
    await expect(read('anonymous', id)).rejects.toThrow('permission denied');
  });
});

describe('an expense', () => {
  it('is one, however often its form is sent', async () => {
    const key = randomUUID();
    const ids = await Promise.all([1, 2, 3].map(() => save({ p_key: key })));
    expect(new Set(ids)).toEqual(new Set([key]));
    const events = await row<{ count: string }>(
      `select count(*) from public.events where entity_id = $1 and kind = 'expense_submitted'`,
      [key],
    );
    expect(events).toEqual({ count: '1' });
  });

  it('of somebody else is not found by its key', async () => {
    const key = randomUUID();
    await save({ p_key: key });
    const theirs = { p_assignment_id: rival.assignmentId, p_key: key };
    await expect(save(theirs, rival.consultant)).rejects.toMatchObject({ message: 'not_found' });
  });

  it.each([
    ['more VAT than a quarter of the net', { p_vat_ore: 10_302 }],
    ['negative VAT', { p_vat_ore: -1 }],
    ['a category that is none', { p_category: 'party' }],
    ['no words', { p_description: '  ' }],
    ['almost nothing', { p_net_ore: 99 }],
  ])('with %s is refused', async (_what, changes) => {
    await expect(save(changes)).rejects.toMatchObject({ message: 'expense_invalid' });
  });

  it('takes 25 % of any amount as its VAT, to the öre', async () => {
    for (const gross of [100_00, 333, 12_345, 99_999]) {
      const vat = Math.round(gross / 5);
      await expect(save({ p_net_ore: gross - vat, p_vat_ore: vat })).resolves.toBeTruthy();
    }
  });

  it('is entered by the consultant of the assignment and decided by its company alone', async () => {
    await expect(save({}, rival.consultant)).rejects.toMatchObject({ message: 'not_found' });
    await expect(save({}, { ...staff, id: '' })).rejects.toThrow();
    const p_expense_id = await save();
    for (const who of [rival.company.owner, job.consultant, staff]) {
      await expect(
        call(who, 'decide_expense', { p_expense_id, p_approve: true }),
      ).rejects.toMatchObject({ message: 'not_found' });
    }
    await expect(
      call(job.company.owner, 'decide_expense', { p_expense_id, p_approve: false }),
    ).rejects.toMatchObject({ message: 'reason_required' });
  });

  it('that was sent back is handed in again with a new receipt, and then no more', async () => {
    const id = await save({ p_receipt_base64: RECEIPT });
    const decide = (p_approve: boolean) =>
      call(job.company.member, 'decide_expense', {
        p_expense_id: id,
        p_approve,
        p_reason: 'Kvittot går inte att läsa.',
      });
    await expect(save({ p_id: id })).rejects.toMatchObject({ message: 'transition_refused' });
    await decide(false);
    const better = base64([0xff, 0xd8, 0xff]);
    await save({ p_id: id, p_net_ore: 40_000, p_receipt_base64: better });
    expect(await read(job.consultant, id)).toEqual([expect.objectContaining({ base64: better })]);
    await decide(true);
    await expect(save({ p_id: id, p_receipt_base64: RECEIPT })).rejects.toMatchObject({
      message: 'transition_refused',
    });
    expect(await read(job.consultant, id)).toEqual([expect.objectContaining({ base64: better })]);
  });
});
