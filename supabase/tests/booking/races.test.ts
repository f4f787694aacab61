import { afterAll, describe, expect, it } from 'vitest';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { createCompany, createConsultant } from '#tests/support/parties.ts';
import { briefRoleId, createBrief, createOffer, requestId } from '#tests/support/world.ts';

/** How parallel calls ended: what they returned, and the codes of those that were refused. */
async function settle<T>(calls: readonly Promise<T>[]): Promise<{ won: T[]; codes: string[] }> {
  const results = await Promise.allSettled(calls);
  return {
    won: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    codes: results.flatMap((result) =>
      result.status === 'rejected' ? [(result.reason as Error).message] : [],
    ),
  };
}

async function bookedPercent(consultantId: string): Promise<number> {
  const { rows } = await database().query<{ booked: number }>(
    'select coalesce(max(booked), 0)::int as booked from private.capacity_spans where consultant_id = $1',
    [consultantId],
  );
  return rows[0]?.booked ?? 0;
}

describe('two who act at once', () => {
  afterAll(closeDatabase);

  it('gives the last free time to exactly as many as fit, of fifty who accept together', async () => {
    const consultant = await createConsultant('Sought After', { percent: 100 });
    const company = await createCompany('Fifty Briefs AB');
    const offers: string[] = [];
    for (let index = 0; index < 50; index += 1) {
      const brief = await createBrief(company);
      offers.push(await createOffer(company, brief, consultant, 30));
    }
    const { won, codes } = await settle(
      offers.map((offer) =>
        callValue<string>(company.owner, 'accept_offer', { p_offer_id: offer }),
      ),
    );
    expect(won).toHaveLength(3);
    expect(new Set(codes)).toEqual(new Set(['capacity_taken']));
    expect(await bookedPercent(consultant.id)).toBe(90);
    const { rows } = await database().query(
      'select from public.assignments where consultant_id = $1',
      [consultant.id],
    );
    expect(rows).toHaveLength(3);
  });

  it('books a double click once', async () => {
    const consultant = await createConsultant('Double Click');
    const company = await createCompany('Double AB');
    const offer = await createOffer(company, await createBrief(company), consultant);
    const { won, codes } = await settle(
      Array.from({ length: 10 }, async () =>
        callValue<string>(company.owner, 'accept_offer', { p_offer_id: offer }),
      ),
    );
    expect(codes).toEqual([]);
    expect(new Set(won).size).toBe(1);
    expect(await bookedPercent(consultant.id)).toBe(50);
  });

  it('lets one of two colleagues choose between two offers', async () => {
    const company = await createCompany('Colleagues AB');
    const brief = await createBrief(company);
    const first = await createOffer(company, brief, await createConsultant('First'));
    const second = await createOffer(company, brief, await createConsultant('Second'));
    const { won, codes } = await settle([
      callValue<string>(company.owner, 'accept_offer', { p_offer_id: first }),
      callValue<string>(company.member, 'accept_offer', { p_offer_id: second }),
    ]);
    expect(won).toHaveLength(1);
    expect(codes).toEqual(['brief_closed']);
  });

  it('asks a consultant once, however many click', async () => {
    const consultant = await createConsultant('Asked Once');
    const company = await createCompany('Ask AB');
    const brief = await createBrief(company);
    const ask = { p_brief_role_id: await briefRoleId(brief), p_consultant_ids: [consultant.id] };
    const { won } = await settle(
      Array.from({ length: 8 }, async () => callValue<number>(company.owner, 'send_requests', ask)),
    );
    expect(won.reduce((sum, sent) => sum + sent, 0)).toBe(1);
  });

  it('lets a consultant answer once when they accept and decline together', async () => {
    const consultant = await createConsultant('Of Two Minds');
    const company = await createCompany('Minds AB');
    const brief = await createBrief(company);
    await call(company.owner, 'send_requests', {
      p_brief_role_id: await briefRoleId(brief),
      p_consultant_ids: [consultant.id],
    });
    const request = await requestId(brief, consultant.id);
    const offer = {
      p_request_id: request,
      p_rate_ore: 100_000,
      p_starts_on: '2030-01-07',
      p_ends_on: '2030-03-01',
      p_percent: 20,
    };
    const { won, codes } = await settle<unknown>([
      call(consultant, 'make_offer', offer),
      call(consultant, 'decline_request', { p_request_id: request, p_reason: 'Fullt' }),
    ]);
    expect(won).toHaveLength(1);
    expect(codes).toEqual(['transition_refused']);
  });
});
