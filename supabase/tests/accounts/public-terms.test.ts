import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '#tests/support/agency.ts';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  type Person,
  type WorldCompany,
} from '#tests/support/parties.ts';
import { createBrief, createOffer } from '#tests/support/world.ts';

let staff: Person;
let town: WorldCompany;

beforeAll(async () => {
  [staff, town] = [await createStaff(), await createCompany('Åmåls kommun')];
});
afterAll(closeDatabase);

const save = (actor: Person, is_public_body: boolean, payment_terms_days: number) =>
  call(actor, 'save_company', {
    p_company_id: town.id,
    p: { name: 'Åmåls kommun', is_public_body, payment_terms_days },
  });

async function terms(): Promise<{ body: boolean; days: number } | undefined> {
  const { rows } = await database().query<{ body: boolean; days: number }>(
    'select is_public_body as body, payment_terms_days as days from public.companies where id = $1',
    [town.id],
  );
  return rows[0];
}

describe('payment terms of a public body', () => {
  it('are never over 30 days, whichever is changed last', async () => {
    await save(staff, true, 30);
    await expect(save(staff, true, 31)).rejects.toMatchObject(refusal(400, 'company_invalid'));
    expect(await terms()).toEqual({ body: true, days: 30 });
    await save(staff, false, 45);
    await expect(save(staff, true, 45)).rejects.toMatchObject(refusal(400, 'company_invalid'));
    expect(await terms()).toEqual({ body: false, days: 45 });
  });

  it('are not for the company to choose', async () => {
    await save(staff, true, 30);
    await save(town.owner, false, 60);
    expect(await terms()).toEqual({ body: true, days: 30 });
  });

  it('are frozen at no more than 30 days in what is booked', async () => {
    await save(staff, true, 20);
    const offer = await createOffer(town, await createBrief(town), await createConsultant('Ada'));
    const id = await callValue<string>(town.owner, 'accept_offer', { p_offer_id: offer });
    const { rows } = await database().query<{ days: number }>(
      'select payment_terms_days as days from public.assignments where id = $1',
      [id],
    );
    expect(rows[0]?.days).toBe(20);
  });
});
