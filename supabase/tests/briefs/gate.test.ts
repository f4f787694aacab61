import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  as,
  call,
  callValue,
  closeDatabase,
  createPerson,
  database,
} from '#tests/support/database.ts';
import { createCompany, createConsultant, type WorldCompany } from '#tests/support/parties.ts';
import { approveStrategy, briefFields, briefRoleId, roleFields } from '#tests/support/world.ts';

const REASON = 'Kunderna väntar på svar i dag, och vi följer upp andelen varje vecka.';

let company: WorldCompany;

async function draft(roles?: Record<string, unknown>[], changes: Record<string, unknown> = {}) {
  const p = await briefFields({ ...(roles ? { roles } : {}), ...changes });
  return callValue<string>(company.owner, 'save_brief', { p_company_id: company.id, p });
}

const open = (id: string, actor = company.owner) =>
  call(actor, 'brief_transition', { p_brief_id: id, p_to: 'open' });

const override = (id: string, reason = REASON, actor = company.owner) =>
  call(actor, 'override_strategy_gate', {
    p_brief_id: id,
    p_name: 'Berit Beslut',
    p_title: 'marknadschef',
    p_reason: reason,
  });

const refused = (code: string) => ({ message: code });

/** Answers of which each is worth the same: `score` of 4 in both questions on strategy. */
async function analyse(score: number): Promise<void> {
  const secret = crypto.randomUUID().replaceAll('-', '').repeat(2).slice(0, 64);
  const { rows } = await database().query<{ version: string; context: unknown; answers: unknown }>(
    `select version,
       (select jsonb_object_agg(q ->> 'id', q -> 'options' -> 0 -> 'id')
        from jsonb_array_elements(data -> 'context') q) as context,
       (select jsonb_object_agg(q ->> 'id', $1::int)
        from jsonb_array_elements(data -> 'questions') q) as answers
     from public.diagnosis_versions order by activated_at desc limit 1`,
    [score],
  );
  await call('service', 'store_diagnosis', {
    p_version: rows[0]?.version,
    p_secret: secret,
    p_context: rows[0]?.context,
    p_answers: rows[0]?.answers,
  });
  await call(company.owner, 'claim_diagnosis', { p_secret: secret, p_company_id: company.id });
}

describe('the strategy gate', () => {
  beforeEach(async () => {
    company = await createCompany('Grind AB');
  });
  afterAll(closeDatabase);

  it.each(['run', 'experiment'])('keeps a brief to %s closed without a strategy', async (phase) => {
    const id = await draft([await roleFields({ phase })]);
    await expect(open(id)).rejects.toMatchObject(refused('strategy_first'));
  });

  it.each([
    ['strategy', 'insights-analyst'],
    ['organise', 'pr-press-officer'],
    ['measure', 'insights-analyst'],
    ['measure', 'brand-strategist'],
    // The needs analysis recommends it there.
    ['strategy', 'employer-branding-specialist'],
  ])('has nothing against %s with %s', async (phase, role_id) => {
    await expect(open(await draft([await roleFields({ phase, role_id })]))).resolves.toBeDefined();
  });

  it.each([
    ['measure', 'copywriter'],
    ['strategy', 'copywriter'],
    ['measure', 'community-manager'],
    ['measure', 'pr-press-officer'],
    ['measure', 'social-media-strategist'],
  ])('is not passed by putting execution under %s: %s', async (phase, role_id) => {
    const id = await draft([await roleFields({ phase, role_id })]);
    await expect(open(id)).rejects.toMatchObject(refused('strategy_first'));
  });

  it('is not passed by a first role that only says that it is strategy', async () => {
    const writer = await roleFields({ role_id: 'copywriter', phase: 'strategy' });
    const id = await draft([writer, await roleFields()]);
    await expect(open(id)).rejects.toMatchObject(refused('strategy_first'));
  });

  it('has the same answer for each role and phase as the catalogue and the analysis say', async () => {
    const { rows } = await database().query<{ id: string; own: string[]; early: string[] }>(
      `select r.id, r.phases as own, e.phases as early
       from public.roles r left join public.list_early_phases() e on e.role_id = r.id`,
    );
    const late = (phase: string | undefined) => phase === 'run' || phase === 'experiment';
    expect(rows).toHaveLength(16);
    for (const { id, own, early } of rows) {
      const free = ['strategy', 'organise', 'measure'].filter(
        (phase) => !own.some(late) || (!late(own[0]) && own.includes(phase)),
      );
      const advised = id === 'employer-branding-specialist' ? ['strategy'] : [];
      expect({ id, early }).toEqual({ id, early: [...advised, ...free] });
    }
  });

  it('opens for an approved strategy, and asks again when it has ended', async () => {
    const strategy = await approveStrategy(company);
    await open(await draft());
    await call(company.owner, 'end_strategy', { p_strategy_id: strategy });
    await expect(open(await draft())).rejects.toMatchObject(refused('strategy_first'));
  });

  it('opens for an analysis that reaches the threshold of the rules in use, not below', async () => {
    await analyse(1);
    const id = await draft();
    await expect(open(id)).rejects.toMatchObject(refused('strategy_first'));
    const [standing] = await call<{
      get_strategy_standing: { percent: number; threshold: number };
    }>(company.owner, 'get_strategy_standing', { p_company_id: company.id });
    expect(Object.values(standing ?? {})[0]).toMatchObject({
      percent: 25,
      threshold: 40,
      is_met: false,
    });
    await analyse(2);
    await expect(open(id)).resolves.toBeDefined();
  });

  it('opens for a named person’s reason, keeps the first one and leaves an event', async () => {
    const id = await draft();
    await override(id);
    await override(id, 'En annan förklaring, som är minst lika lång som den första var.');
    await open(id);
    const { rows } = await database().query(
      `select o.reason, (select count(*)::int from public.events e
         where e.entity_id = o.brief_id and e.kind = 'brief_gate_overridden') as events
       from public.brief_gate_overrides o where o.brief_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ reason: REASON, events: 1 }]);
  });

  it.each(['', 'Det är bråttom.', 'x'.repeat(2001)])('refuses %j for a reason', async (reason) => {
    const id = await draft();
    await expect(override(id, reason)).rejects.toMatchObject(refused('gate_reason_invalid'));
  });

  it('is not for strangers to open', async () => {
    const id = await draft();
    const stranger = await createPerson('Främling');
    await expect(override(id, REASON, stranger)).rejects.toMatchObject(refused('not_found'));
    await expect(
      call(stranger, 'get_strategy_standing', { p_company_id: company.id }),
    ).rejects.toMatchObject(refused('not_found'));
  });

  it('cannot be passed by an edit of an open brief', async () => {
    const strategy = await roleFields({ role_id: 'communications-advisor', phase: 'organise' });
    const id = await draft([strategy]);
    await open(id);
    const p = await briefFields({ roles: [strategy, await roleFields({ role_id: 'copywriter' })] });
    await expect(
      call(company.owner, 'save_brief', {
        p_company_id: company.id,
        p,
        p_brief_id: id,
        p_version: 1,
      }),
    ).rejects.toMatchObject(refused('strategy_first'));
  });

  it('lets a brief that begins with a strategy be open, but nobody be asked to execute', async () => {
    const strategist = await roleFields({ role_id: 'social-media-strategist', phase: 'strategy' });
    const writer = await roleFields({ role_id: 'copywriter', phase: 'measure' });
    const id = await draft([strategist, await roleFields(), writer]);
    await open(id);
    const consultant = await createConsultant('Väntande');
    const ask = async (position: number) =>
      call(company.owner, 'send_requests', {
        p_brief_role_id: await briefRoleId(id, position),
        p_consultant_ids: [consultant.id],
      });
    await expect(ask(2)).rejects.toMatchObject(refused('strategy_first_role'));
    await expect(ask(3)).rejects.toMatchObject(refused('strategy_first_role'));
    await approveStrategy(company);
    await expect(ask(2)).resolves.toBeDefined();
  });

  it('holds in a race: opening while a colleague makes it execution', async () => {
    const organise = await roleFields({ role_id: 'communications-advisor', phase: 'organise' });
    const p = await briefFields({ roles: [await roleFields()] });
    for (let round = 0; round < 8; round += 1) {
      const id = await draft([organise]);
      await Promise.allSettled([
        open(id),
        call(company.owner, 'save_brief', {
          p_company_id: company.id,
          p,
          p_brief_id: id,
          p_version: 1,
        }),
      ]);
      const { rows } = await database().query<{ state: string; phase: string }>(
        `select b.state, r.phase from public.briefs b
         join public.brief_roles r on r.brief_id = b.id where b.id = $1`,
        [id],
      );
      expect(rows).not.toEqual([{ state: 'open', phase: 'run' }]);
    }
  });
});

describe('strategies', () => {
  beforeEach(async () => {
    company = await createCompany('Riktning AB');
  });
  afterAll(closeDatabase);

  it('are registered by owners only, once per form, and not before they are approved', async () => {
    const p = {
      title: 'Strategi',
      summary: 'Vilka vi vill nå och vad de ska göra annorlunda.',
      approved_by_name: 'Vera Vd',
      approved_by_title: 'vd',
      approved_on: '2026-01-15',
    };
    const key = crypto.randomUUID();
    const args = { p_company_id: company.id, p, p_form_key: key };
    const first = await callValue(company.owner, 'register_strategy', args);
    expect(await callValue(company.owner, 'register_strategy', args)).toBe(first);
    const future = { ...p, approved_on: '2034-01-01' };
    await expect(
      call(company.owner, 'register_strategy', { p_company_id: company.id, p: future }),
    ).rejects.toMatchObject(refused('strategy_not_approved_yet'));
    await expect(
      call(company.owner, 'register_strategy', {
        p_company_id: company.id,
        p: { ...p, summary: 'kort' },
      }),
    ).rejects.toMatchObject(refused('strategy_invalid'));
    const stranger = await createPerson('Främling');
    await expect(call(stranger, 'register_strategy', args)).rejects.toMatchObject(
      refused('not_found'),
    );
    await expect(call(stranger, 'end_strategy', { p_strategy_id: first })).rejects.toMatchObject(
      refused('not_found'),
    );
    await expect(
      as(company.owner, (client) => client.query(`update public.strategies set title = 'x'`)),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
