import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvedWeek, bookJob, type Job } from '#tests/support/billing.ts';
import { closeDatabase } from '#tests/support/database.ts';
import { paidOut } from '#tests/support/payouts.ts';
import { issuedSelfBill, prepareSeller } from '#tests/support/self-billing.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInPerson, signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { GET } from '#routes/(agency)/agency/payouts/sellers/export/+server.ts';
import { csvStream } from '$lib/server/export/csv-stream.ts';
import { getSellerReport } from '$lib/server/payouts/seller-report.ts';
import { sellerTable } from '$lib/server/payouts/seller-table.ts';
import { todayInSweden } from '$lib/server/today.ts';

const year = Number(todayInSweden().slice(0, 4));
let staff: SignedIn;
let job: Job;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await signedInStaff('Åsa Öberg');
  job = await bookJob('Plattformens kund AB');
  await prepareSeller(staff, job.consultant, { legal_name: '=HYPERLINK("x")' });
  const sheet = await approvedWeek(job, -2, 480);
  const id = await issuedSelfBill(staff, job.consultant, [sheet]);
  await paidOut(staff, job.consultant, id);
}, 60_000);
afterAll(closeDatabase);

it('tells of each seller what was paid in each quarter, for how much work, and what was kept', async () => {
  const sellers = await getSellerReport(staff.db, year);
  const own = sellers.find(({ consultantId }) => consultantId === job.consultant.id);
  expect(own).toMatchObject({
    seller: { organisationNumber: '880215-2390', vatNumber: 'SE880215239001' },
    account: '5050-1055',
  });
  const paid = own?.quarters.filter(({ paidOre }) => paidOre !== 0) ?? [];
  expect(paid).toHaveLength(1);
  const { paidOre = 0, vatOre = 0, feesOre, activities } = paid[0] ?? {};
  expect(paidOre).toBe(vatOre * 5);
  // Eight hours at 1 000 kr: what the seller does not get, the agency keeps.
  expect(feesOre).toBe(800_000 - (paidOre - vatOre));
  expect(activities).toBe(1);
});

it('is a file with a line for each quarter, which runs nothing that a seller is called', async () => {
  const text = await new Response(await csvStream(sellerTable(staff.db, year), 'sv')).text();
  const lines = text.split('\r\n').filter((line) => line.includes('HYPERLINK'));
  expect(lines).toHaveLength(4);
  for (const line of lines) expect(line).toMatch(/^"'=HYPERLINK\(""x""\)";/u);
});

it('is the agency’s alone', async () => {
  const stranger = await signedInPerson('Nils Nyfiken');
  expect(await getSellerReport(stranger.db, year)).toEqual([]);
  const event = {
    locals: {
      ...{ supabase: stranger.db, user: { id: stranger.userId }, locale: 'sv' },
      access: { name: '', locale: 'sv', isAgency: false, consultant: null, companies: [] },
    },
    url: new URL('http://localhost/byran/utbetalningar/saljare/export'),
    request: new Request('http://localhost/'),
  };
  await expect(GET(event as unknown as Parameters<typeof GET>[0])).rejects.toMatchObject({
    status: 404,
  });
});
