import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bankFile, invoiceNow, takeIn, type Told } from '#tests/support/bank.ts';
import { invoiceMaker, row } from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';

/** Every invoice of these tests: 7.5 hours at 1 000 kr, with VAT. */
const WHOLE = 937_500;
const INVOICES = 3;

let staff: Person;
let make: ReturnType<typeof invoiceMaker>;

/** A movement of a file before it is known which invoices there are. */
type Plan =
  | { kind: 'for one'; at: number; ore: number }
  | { kind: 'for two'; at: number; first: number; second: number }
  | { kind: 'unknown' | 'bare'; ore: number }
  | { kind: 'out'; ore: number };

const part = fc.integer({ min: 1, max: WHOLE - 1 });
const place = fc.nat({ max: INVOICES - 1 });
const plan: fc.Arbitrary<Plan> = fc.oneof(
  // Exactly, a part, and too much.
  fc.record({
    kind: fc.constant('for one' as const),
    at: place,
    ore: fc.oneof(
      fc.constant(WHOLE),
      part,
      part.map((more) => WHOLE + more),
    ),
  }),
  fc.record({ kind: fc.constant('for two' as const), at: place, first: part, second: part }),
  fc.record({ kind: fc.constantFrom('unknown' as const, 'bare' as const), ore: part }),
  fc.record({ kind: fc.constant('out' as const), ore: part }),
);

/** A valid reference that is nobody's invoice. */
const NOBODYS = '8412345671';

function told(wanted: Plan, ocrs: readonly string[]): Told {
  const reference = randomUUID();
  const ocr = (at: number) => ocrs[at % ocrs.length] ?? '';
  switch (wanted.kind) {
    case 'for one':
      return { reference, amountOre: wanted.ore, ocr: ocr(wanted.at) };
    case 'for two':
      return {
        reference,
        amountOre: wanted.first + wanted.second,
        ocr: [
          { ocr: ocr(wanted.at), amountOre: wanted.first },
          { ocr: ocr(wanted.at + 1), amountOre: wanted.second },
        ],
      };
    case 'unknown':
      return { reference, amountOre: wanted.ore, ocr: NOBODYS };
    case 'bare':
      return { reference, amountOre: wanted.ore, text: 'Enligt avtal' };
    case 'out':
      return { reference, amountOre: -wanted.ore, text: 'Hyra' };
  }
}

const stateOf = ({ kind }: Plan) =>
  kind === 'out' ? 'outgoing' : kind.startsWith('for') ? 'booked' : 'waiting';

/** What stands of each movement, by the bank's reference. */
async function booked(movements: readonly Told[]) {
  const { rows } = await database().query<{
    reference: string;
    state: string;
    paid: string;
    used: string;
    unused: string;
    vouched: string;
  }>(
    `select t.bank_reference as reference, t.state, coalesce(sum(p.amount_ore), 0) as paid,
       coalesce(sum(u.used), 0) as used, coalesce(sum(private.unused_amount(p.id)), 0) as unused,
       coalesce(sum(v.ore), 0) as vouched
     from public.bank_transactions t
     left join public.payments p on p.bank_transaction_id = t.id
     left join lateral (select sum(a.amount_ore) as used from public.payment_allocations a
       where a.payment_id = p.id) u on true
     left join lateral (select sum(x.amount_ore) as ore from public.ledger_entries e
       join public.ledger_postings x on x.entry_id = e.id and x.amount_ore > 0
       where e.source_id = p.id and e.kind = 'payment_received') v on true
     where t.bank_reference = any ($1) group by t.id`,
    [movements.map(({ reference }) => reference)],
  );
  return rows.map(({ reference, state, ...sums }) => ({
    ...{ reference, state },
    paid: Number(sums.paid),
    used: Number(sums.used),
    unused: Number(sums.unused),
    vouched: Number(sums.vouched),
  }));
}

describe('whatever a file of the bank tells of', () => {
  beforeAll(async () => {
    useServerEnv(stack());
    staff = await createStaff();
    make = invoiceMaker('Egenskap AB');
  });
  afterAll(closeDatabase);

  it('each öre is placed or waits, once, and the books balance', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 6 }), async (plans) => {
        const ids: string[] = [];
        for (let made = 0; made < INVOICES; made += 1) ids.push((await make()).invoiceId);
        const invoices = await Promise.all(ids.map(invoiceNow));
        const movements = plans.map((wanted) =>
          told(
            wanted,
            invoices.map(({ ocr }) => ocr),
          ),
        );
        const bytes = await bankFile(movements);

        // Two people send the same file at the same time, and a later one tells of it all again.
        const both = await Promise.allSettled([takeIn(bytes, staff.userId), takeIn(bytes)]);
        expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        const more = { amountOre: 100, text: 'Ny', reference: randomUUID() };
        const later = await takeIn(await bankFile([...movements, more]));
        expect(later).toMatchObject({ known: movements.length, booked: 0, waiting: 1 });

        const rows = await booked(movements);
        expect(rows).toHaveLength(movements.length);
        for (const [index, wanted] of plans.entries()) {
          const { reference = '', amountOre = 0 } = movements[index] ?? {};
          const found = rows.find((each) => each.reference === reference);
          const paid = stateOf(wanted) === 'booked' ? amountOre : 0;
          expect(found).toMatchObject({ state: stateOf(wanted), paid, vouched: paid });
          expect((found?.used ?? 0) + (found?.unused ?? 0)).toBe(paid);
        }
        const after = await Promise.all(ids.map(invoiceNow));
        const used = rows.reduce((sum, each) => sum + each.used, 0);
        expect(after.reduce((sum, { paid }) => sum + paid, 0)).toBe(used);
        for (const { open, paid, state } of after) {
          expect(open).toBe(WHOLE - paid);
          expect(open).toBeGreaterThanOrEqual(0);
          expect(state).toBe(open === 0 ? 'paid' : 'issued');
        }
        expect(await call(staff, 'check_ledger')).toEqual([]);
      }),
      { numRuns: 12 },
    );
  }, 180_000);

  it('no voucher number is used twice or left out', async () => {
    const { gaps } = await row<{ gaps: string }>(
      `select count(*) as gaps from (select number - row_number() over (
         partition by year order by number) as off from public.ledger_entries) x where off <> 0`,
      [],
    );
    expect(Number(gaps)).toBe(0);
  });
});
