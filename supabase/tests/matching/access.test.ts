import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, closeDatabase, createPerson, database } from '#tests/support/database.ts';
import { actAs, amongOnly, idsOf, rowsOf } from '#tests/support/matching-database.ts';
import { consultant, PLAIN, storeAll } from '#tests/support/matching-plain.ts';
import { signedInCompany, storeBrief, type SignedInCompany } from '#tests/support/matching-pool.ts';
import { createCompany, createConsultant, createStaff } from '#tests/support/parties.ts';
import { briefRoleId, createBrief } from '#tests/support/world.ts';

let company: SignedInCompany;
beforeAll(async () => {
  company = await signedInCompany('Insyn AB');
});
afterAll(() => closeDatabase());

describe('who sees what', () => {
  const LISTS = [
    'list_matches',
    'list_filtered',
    'list_nearly',
    'list_ask_first',
    'list_brief_changes',
  ];

  it('is nothing for strangers, and for the company nothing that tells who somebody is', async () => {
    const pool = [consultant(), consultant({ languages: {} })];
    await storeAll(pool);
    await database().query(
      `update public.consultants set name = 'Hemliga Namnet', headline = 'Avslöjande', about = 'Ring mig'
       where id = any ($1)`,
      [idsOf(pool)],
    );
    const { briefRoleId, id } = await storeBrief(company, PLAIN);
    const stranger = await createPerson('Främling');
    const answers = await amongOnly(company, idsOf(pool), async (client) => {
      const own: unknown[] = [];
      for (const name of LISTS) own.push(await rowsOf(client, name, [briefRoleId]));
      own.push(await rowsOf(client, 'get_match', [briefRoleId, pool[0]?.id]));
      own.push(await rowsOf(client, 'compare_matches', [briefRoleId, idsOf(pool)]));
      own.push(await rowsOf(client, 'list_team_candidates', [id]));
      await actAs(client, stranger.userId);
      const others: unknown[] = [];
      for (const name of LISTS) others.push(...(await rowsOf(client, name, [briefRoleId])));
      others.push(...(await rowsOf(client, 'get_match', [briefRoleId, pool[0]?.id])));
      others.push(...(await rowsOf(client, 'compare_matches', [briefRoleId, idsOf(pool)])));
      others.push(...(await rowsOf(client, 'list_team_candidates', [id])));
      return { own: JSON.stringify(own), others };
    });
    expect(answers.others).toEqual([]);
    expect(answers.own).toContain(pool[0]?.id);
    for (const secret of ['Hemliga', 'Avslöjande', 'Ring mig', '"name"', 'email', 'headline']) {
      expect(answers.own).not.toContain(secret);
    }
    await expect(
      call(stranger, 'open_ranking', { p_brief_role_id: briefRoleId }),
    ).rejects.toMatchObject({
      code: 'PT404',
      message: 'not_found',
    });
  });

  it('MR9, MR14: names, texts, home and the reader’s language change no number', async () => {
    const pool = [consultant(), consultant({ askedOre: 110_000 })];
    await storeAll(pool);
    const { briefRoleId } = await storeBrief(company, PLAIN);
    const numbers = () =>
      amongOnly(company, idsOf(pool), async (client) => {
        const rows = await rowsOf(client, 'list_matches', [briefRoleId]);
        return rows.map(({ region_id: _, ...row }) => row);
      });
    const before = await numbers();
    await database().query(
      `update public.consultants set name = 'Ett helt annat namn', about = 'Hon, 27 år', headline = 'x',
         region_id = 'gotland' where id = any ($1)`,
      [idsOf(pool)],
    );
    await company.db.rpc('save_person', { p_name: 'English Reader', p_locale: 'en' });
    expect(await numbers()).toEqual(before);
  });

  it('lets at most four be compared', async () => {
    const staff = await createStaff();
    const { briefRoleId } = await storeBrief(company, PLAIN);
    const five = Array.from({ length: 5 }, () => consultant().id);
    await expect(
      amongOnly(staff, [], (client) => rowsOf(client, 'compare_matches', [briefRoleId, five])),
    ).rejects.toMatchObject({ code: 'PT400', message: 'too_many_to_compare' });
  });

  it('is their own match for consultants who were asked, and nothing of anybody else’s', async () => {
    const [asked, other] = [await createConsultant('Tillfrågad'), await createConsultant('Annan')];
    const client = await createCompany('Frågande AB');
    const role = await briefRoleId(await createBrief(client));
    await call(client.owner, 'send_requests', {
      p_brief_role_id: role,
      p_consultant_ids: [asked.id],
    });
    const own = await call(asked, 'get_match', { p_brief_role_id: role });
    expect(own).toMatchObject([{ consultant_id: asked.id, request_state: 'sent' }]);
    for (const [actor, id] of [
      [asked, other.id],
      [other, other.id],
      [other, asked.id],
    ] as const) {
      const args = { p_brief_role_id: role, p_consultant_id: id };
      expect(await call(actor, 'get_match', args)).toEqual([]);
    }
  });

  it('lets the agency block for a consultant, and nobody else for another', async () => {
    const [staff, one, other] = [
      await createStaff(),
      await createConsultant('Spärrad'),
      await createConsultant('Annan'),
    ];
    const args = { p_name: 'Kund AB', p_company_id: company.companyId, p_consultant_id: one.id };
    await expect(call(other, 'block_company', args)).rejects.toMatchObject({
      message: 'not_found',
    });
    const rows = await call<{ block_company: string }>(staff, 'block_company', args);
    const id = rows[0]?.block_company;
    for (const actor of [one, other]) {
      await expect(call(actor, 'unblock_company', { p_id: id })).rejects.toMatchObject({
        message: 'not_found',
      });
    }
    await call(staff, 'unblock_company', { p_id: id });
  });

  it('takes a declaration back once, however often and however many at once say so', async () => {
    const own = await createConsultant('Ångrar sig');
    const args = { p_name: 'Kund AB', p_organisation_number: '5560360793' };
    const rows = await call<{ block_company: string }>(own, 'block_company', args);
    const id = rows[0]?.block_company;
    await Promise.all([1, 2, 3].map(() => call(own, 'unblock_company', { p_id: id })));
    await call(own, 'unblock_company', { p_id: id });
    const { rows: events } = await database().query(
      `select 1 from public.events where entity_id = $1 and kind = 'company_unblocked'`,
      [own.id],
    );
    expect(events).toHaveLength(1);
  });
});
