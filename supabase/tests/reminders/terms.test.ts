import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import {
  createCompany,
  createStaff,
  dayFromToday,
  type Person,
  type WorldCompany,
} from '#tests/support/parties.ts';

let staff: Person;
let company: WorldCompany;

const setRate = (from: string, rateBp: number, who: Person = staff, source = 'Riksbanken') =>
  call(who, 'set_reference_rate', { p_from_day: from, p_rate_bp: rateBp, p_source: source });

beforeAll(async () => {
  staff = await createStaff();
  company = await createCompany('Villkor AB');
});
afterAll(closeDatabase);

describe('reference rates', () => {
  it('hold for a half-year, and are corrected by setting them again', async () => {
    await setRate('2031-01-01', 300).then(
      () => expect.unreachable(),
      (cause: unknown) => expect(cause).toMatchObject({ message: 'day_in_future' }),
    );
    await setRate('2003-07-01', 250);
    await setRate('2003-07-01', 300);
    const { rows } = await database().query(
      `select rate_bp from public.reference_rates where from_day = '2003-07-01'`,
    );
    expect(rows).toEqual([{ rate_bp: 300 }]);
    const { rows: halves } = await database().query(
      `select private.half_year_of(d::date)::text as half
       from unnest(array['2024-02-29', '2024-06-30', '2024-07-01', '2024-12-31']) d`,
    );
    expect(halves.map(({ half }) => half)).toEqual([
      '2024-01-01',
      '2024-01-01',
      '2024-07-01',
      '2024-07-01',
    ]);
  });

  it('are not used beyond their half-year', async () => {
    const on = async (day: string) => {
      const sql = 'select private.reference_rate_on($1::date) as rate';
      return (await database().query<{ rate: number | null }>(sql, [day])).rows[0]?.rate;
    };
    expect([await on('2024-06-30'), await on('2024-12-31')]).toEqual([400, 400]);
    expect([await on('2025-01-01'), await on('2022-06-30')]).toEqual([null, null]);
  });

  it('are refused between halves of a percent, without a source, from others', async () => {
    const invalid = { message: 'reference_rate_invalid' };
    await expect(setRate('2003-01-01', 275)).rejects.toMatchObject(invalid);
    await expect(setRate('2003-01-01', 250, staff, ' ')).rejects.toMatchObject(invalid);
    await expect(setRate('2003-01-01', 250, company.owner)).rejects.toMatchObject({
      message: 'not_found',
    });
  });
});

describe('the terms of claims', () => {
  const set = (agreedOn: string | null, who: Person = staff) =>
    call(who, 'set_claim_terms', {
      p_company_id: company.id,
      p_reminder_fee_agreed_on: agreedOn,
      p_claims_delay_compensation: true,
    });

  it('are none until the agency sets them; an agreement is not dated ahead', async () => {
    const read = async () => {
      const { rows } = await database().query(
        `select reminder_fee_agreed_on::text as agreed, claims_delay_compensation as claims
         from public.companies where id = $1`,
        [company.id],
      );
      return rows[0];
    };
    expect(await read()).toEqual({ agreed: null, claims: false });
    await expect(set(await dayFromToday(1))).rejects.toMatchObject({ message: 'day_in_future' });
    await expect(set(null, company.owner)).rejects.toMatchObject({ message: 'not_found' });
    await set('2026-01-15');
    expect(await read()).toEqual({ agreed: '2026-01-15', claims: true });
  });
});
