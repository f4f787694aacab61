import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  as,
  call,
  callValue,
  closeDatabase,
  createPerson,
  database,
  type Actor,
} from '#tests/support/database.ts';
import { createCompany, createConsultant, type WorldCompany } from '#tests/support/parties.ts';
import { briefFields, createBrief, createOffer, roleFields } from '#tests/support/world.ts';

let company: WorldCompany;
let rival: WorldCompany;

const refused = (code: string) => ({ message: code });

async function mine(actor: Actor, id: string): Promise<unknown[]> {
  return as(actor, async (client) => {
    const { rows } = await client.query(
      'select title, fields from public.brief_drafts where id = $1',
      [id],
    );
    return rows;
  });
}

const keep = (actor: Actor, id: string, fields: unknown, companyId = company.id) =>
  call(actor, 'save_brief_draft', { p_id: id, p_company_id: companyId, p_fields: fields });

describe('briefs as they are written', () => {
  beforeAll(async () => {
    company = await createCompany('Utkast AB');
    rival = await createCompany('Annan AB');
  });
  afterAll(closeDatabase);

  describe('drafts', () => {
    it('keep anything that was typed, for the one who typed it', async () => {
      const id = randomUUID();
      const fields = { title: '  <script>  ', 'roles.0.times.0.percent': '=1+1' };
      await keep(company.owner, id, fields);
      expect(await mine(company.owner, id)).toEqual([{ title: '<script>', fields }]);
      expect(await mine(rival.owner, id)).toEqual([]);
      await keep(company.owner, id, { title: 'Senare' });
      expect(await mine(company.owner, id)).toEqual([
        { title: 'Senare', fields: { title: 'Senare' } },
      ]);
    });

    it('are nobody else’s to write or throw away', async () => {
      const id = randomUUID();
      await keep(company.owner, id, { title: 'Min' });
      await expect(keep(rival.owner, id, {}, rival.id)).rejects.toMatchObject(refused('not_found'));
      await expect(keep(rival.owner, randomUUID(), {})).rejects.toMatchObject(refused('not_found'));
      await call(rival.owner, 'delete_brief_draft', { p_id: id });
      expect(await mine(company.owner, id)).toHaveLength(1);
      await call(company.owner, 'delete_brief_draft', { p_id: id });
      expect(await mine(company.owner, id)).toEqual([]);
    });

    it('have a size and a number', async () => {
      const huge = { goal: 'x'.repeat(310_000) };
      await expect(keep(company.owner, randomUUID(), huge)).rejects.toMatchObject(
        refused('draft_invalid'),
      );
      await expect(keep(company.owner, randomUUID(), [{}])).rejects.toMatchObject(
        refused('draft_invalid'),
      );
      const busy = await createCompany('Flitig AB');
      for (let at = 0; at < 30; at += 1) await keep(busy.owner, randomUUID(), {}, busy.id);
      await expect(keep(busy.owner, randomUUID(), {}, busy.id)).rejects.toMatchObject(
        refused('too_many_drafts'),
      );
    });

    it('go when their form becomes a brief', async () => {
      const id = randomUUID();
      await keep(company.owner, id, { title: 'Blir något' });
      await call(company.owner, 'save_brief', {
        p_company_id: company.id,
        p: await briefFields({ draft_id: id }),
      });
      expect(await mine(company.owner, id)).toEqual([]);
    });
  });

  describe('versions', () => {
    it('keep what each edit said, and by whom', async () => {
      const p = await briefFields();
      const id = await callValue<string>(company.owner, 'save_brief', {
        p_company_id: company.id,
        p,
      });
      await call(company.owner, 'save_brief', {
        p_company_id: company.id,
        p: { ...p, title: 'En annan rubrik' },
        p_brief_id: id,
        p_version: 1,
      });
      const { rows } = await database().query(
        `select version, content ->> 'title' as title, saved_by from public.brief_versions
         where brief_id = $1 order by version`,
        [id],
      );
      expect(rows).toEqual([
        { version: 1, title: p['title'], saved_by: company.owner.userId },
        { version: 2, title: 'En annan rubrik', saved_by: company.owner.userId },
      ]);
      await expect(
        database().query(`update public.brief_versions set content = '{}' where brief_id = $1`, [
          id,
        ]),
      ).rejects.toMatchObject(refused('record_is_immutable'));
    });
  });

  describe('copies', () => {
    it('ask for the same, are drafts, and are one however often the button is pressed', async () => {
      const id = await createBrief(company);
      await call(company.owner, 'brief_transition', { p_brief_id: id, p_to: 'withdrawn' });
      const args = { p_brief_id: id, p_title: 'Kopian', p_form_key: randomUUID() };
      const [copy, again] = await Promise.all([
        callValue<string>(company.owner, 'duplicate_brief', args),
        callValue<string>(company.owner, 'duplicate_brief', args),
      ]);
      expect(again).toBe(copy);
      const { rows } = await database().query<{ state: string; same: boolean }>(
        `select c.state, private.brief_snapshot(c.id) #- '{title}' #- '{roles,0,id}'
           = private.brief_snapshot(o.id) #- '{title}' #- '{roles,0,id}' as same
         from public.briefs c, public.briefs o where c.id = $1 and o.id = $2`,
        [copy, id],
      );
      expect(rows).toEqual([{ state: 'draft', same: true }]);
      await expect(call(rival.owner, 'duplicate_brief', args)).rejects.toMatchObject(
        refused('not_found'),
      );
    });
  });

  describe('what was kept together', () => {
    it('is noted once, by the company alone', async () => {
      const p = await briefFields();
      const id = await callValue<string>(company.owner, 'save_brief', {
        p_company_id: company.id,
        p,
      });
      const args = { p_brief_id: id, p_findings: ['a:otherRole:x:3'] };
      await call(company.owner, 'keep_brief_together', args);
      await call(company.owner, 'keep_brief_together', args);
      const { rows } = await database().query(
        `select kept_together, (select count(*)::int from public.events
           where entity_id = b.id and kind = 'brief_kept_together') as events
         from public.briefs b where id = $1`,
        [id],
      );
      expect(rows).toEqual([{ kept_together: args.p_findings, events: 1 }]);
      await expect(call(rival.owner, 'keep_brief_together', args)).rejects.toMatchObject(
        refused('not_found'),
      );
      await expect(
        call(company.owner, 'keep_brief_together', {
          p_brief_id: id,
          p_findings: ['x'.repeat(201)],
        }),
      ).rejects.toMatchObject(refused('brief_invalid'));
    });
  });

  describe('the team', () => {
    it('is shown to those who were asked, without budgets, and to nobody else', async () => {
      const roles = [
        await roleFields(),
        await roleFields({ role_id: 'copywriter', budget_rate_ore: 90_000 }),
      ];
      const id = await createBrief(company, { roles });
      const consultant = await createConsultant('Tillfrågad');
      await createOffer(company, id, consultant);
      const team = await call(consultant, 'list_brief_team', { p_brief_id: id });
      expect(team).toEqual([
        {
          position: 1,
          role_id: 'community-manager',
          phase: 'run',
          is_filled: false,
          is_mine: true,
        },
        { position: 2, role_id: 'copywriter', phase: 'run', is_filled: false, is_mine: false },
      ]);
      const stranger = await createPerson('Främling');
      expect(await call(stranger, 'list_brief_team', { p_brief_id: id })).toEqual([]);
      const seen = await as(consultant, (client) =>
        client.query('select role_id from public.brief_roles where brief_id = $1', [id]),
      );
      expect(seen.rows).toEqual([{ role_id: 'community-manager' }]);
    });
  });

  describe('an accepted offer', () => {
    it('freezes goal, baseline and target, whatever the catalogue says later', async () => {
      const id = await createBrief(company);
      const consultant = await createConsultant('Bokad');
      const offer = await createOffer(company, id, consultant, 20);
      const assignment = await callValue<string>(company.owner, 'accept_offer', {
        p_offer_id: offer,
      });
      const frozen = () =>
        database().query(
          `select m.measure_id, m.name_sv, m.baseline::text, m.target::text
           from public.assignment_measures m join public.assignment_goals g on g.id = m.goal_id
           where g.assignment_id = $1 order by m.position`,
          [assignment],
        );
      expect((await frozen()).rows).toEqual([
        {
          measure_id: 'retention',
          name_sv: 'Kvarvarande medlemmar',
          baseline: '61.50',
          target: '70.00',
        },
        { measure_id: 'nps', name_sv: 'Rekommendationsvilja (NPS)', baseline: null, target: null },
      ]);
      for (const table of ['assignment_measures', 'assignment_goals']) {
        await expect(database().query(`delete from public.${table}`)).rejects.toMatchObject({
          message: 'record_is_immutable',
        });
      }
    });
  });

  it('an edit of a page that has become old is refused', async () => {
    const p = await briefFields();
    const id = await callValue<string>(company.owner, 'save_brief', {
      p_company_id: company.id,
      p,
    });
    const edit = { p_company_id: company.id, p, p_brief_id: id, p_version: 1 };
    const results = await Promise.allSettled([
      call(company.owner, 'save_brief', edit),
      call(company.owner, 'save_brief', edit),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { message: 'stale_page' },
    });
  });
});
