import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvedWeek, bookJob } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import {
  accept,
  drawSelfBill,
  issuedSelfBill,
  prepareSeller,
  selfBillFor,
} from '#tests/support/self-billing.ts';
import { booked, netOf } from './booked.ts';

let staff: Person;

beforeAll(async () => {
  staff = await createStaff();
});
afterAll(closeDatabase);

describe('who can be self-billed', () => {
  it('needs a business, an agreement and proof of F-tax, in that order', async () => {
    const own = await bookJob('Ofärdigt AB');
    const sheets = [await approvedWeek(own, -4)];
    const draw = () => drawSelfBill(staff, own.consultant, sheets);
    await expect(draw()).rejects.toMatchObject({ message: 'seller_facts_missing' });
    await prepareSeller(staff, own.consultant);
    await call(own.consultant, 'end_self_billing');
    await expect(draw()).rejects.toMatchObject({ message: 'self_billing_not_agreed' });
    await call(own.consultant, 'agree_to_self_billing', {
      ...{ p_text_version: '2026-11', p_accepts_silence: false },
    });
    const { rows } = await database().query<{ id: string }>(
      'select id from public.f_tax_proofs where consultant_id = $1',
      [own.consultant.id],
    );
    const revoke = { p_proof_id: rows[0]?.id, p_reason: 'Återkallad av Skatteverket' };
    await expect(call(own.consultant, 'revoke_f_tax_proof', revoke)).rejects.toMatchObject({
      message: 'not_found',
    });
    await call(staff, 'revoke_f_tax_proof', revoke);
    await expect(draw()).rejects.toMatchObject({ message: 'f_tax_proof_missing' });
  });

  it('charges no VAT without a VAT number, and leaves it to the buyer from another state', async () => {
    const exempt = await bookJob('Liten AB');
    await prepareSeller(staff, exempt.consultant, { vat_number: null });
    const id = await issuedSelfBill(staff, exempt.consultant, [await approvedWeek(exempt, -4)], 0);
    expect(await booked(2440, exempt.consultant.id)).toBe(-(await netOf(id)));
    const abroad = await bookJob('Utland AB');
    const foreign = { legal_form: 'foreign_company', country: 'DE', vat_number: 'DE136695976' };
    await prepareSeller(staff, abroad.consultant, { ...foreign, organisation_number: null });
    const sheets = [await approvedWeek(abroad, -4)];
    const fields = { ...(await selfBillFor(sheets, 0)), vat_category: 'AE' };
    const draft = await callValue<string>('service', 'create_self_bill', {
      ...{ p_actor: staff.userId, p_consultant_id: abroad.consultant.id, p_bill: fields },
    });
    await call(staff, 'send_self_bills', { p_ids: [draft] });
    await accept(abroad.consultant, draft);
    const net = await netOf(draft);
    expect(await booked(4535, abroad.consultant.id)).toBe(net);
    expect(await booked(2614, abroad.consultant.id)).toBe(-Math.round(net / 4));
    expect(await booked(2645, abroad.consultant.id)).toBe(Math.round(net / 4));
    expect(await booked(2440, abroad.consultant.id)).toBe(-net);
  });
});
