import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { createConsultant, type WorldConsultant } from '#tests/support/parties.ts';

afterAll(closeDatabase);

describe('a search for roles', () => {
  const found = async (query: string) =>
    (await call<{ id: string }>('anonymous', 'search_roles', { p_query: query })).map(
      ({ id }) => id,
    );

  it('finds a role by its name and its aliases in both languages, best first', async () => {
    expect((await found('webbredaktör'))[0]).toBe('web-editor');
    expect((await found('Web editor'))[0]).toBe('web-editor');
    expect(await found('webbanalytiker')).toContain('insights-analyst');
    expect(await found('kampanjledare')).toContain('communication-project-manager');
  });

  it('forgives a slip of the finger', async () => {
    expect(await found('comunity manger')).toContain('community-manager');
  });

  it('gives every role for nothing, and none for what is no role or only a sign', async () => {
    expect(await found('  ')).toHaveLength(16);
    expect(await found('rörmokare åt kvarteret')).toEqual([]);
    expect(await found('%')).toEqual([]);
    expect(await found('_')).toEqual([]);
  });
});

describe('the public lists of consultants', () => {
  const languages = [{ code: 'sv', cefr: 6 }];
  let free: WorldConsultant;
  let paused: WorldConsultant;
  beforeAll(async () => {
    free = await createConsultant('Publik Ledig', {
      languages,
      wishedRate: 123_400,
      regions: ['gotland'],
      workModes: ['on_site'],
      percent: 60,
    });
    paused = await createConsultant('Publik Pausad', { languages });
    await database().query('update public.consultants set paused_at = now() where id = $1', [
      paused.id,
    ]);
  });

  /** All cards of a filter, page by page: other tests have people sign up meanwhile. */
  async function cards(filter: Record<string, unknown>): Promise<Record<string, unknown>[]> {
    const all: Record<string, unknown>[] = [];
    for (;;) {
      const page = await call('anonymous', 'list_consultant_cards', {
        ...filter,
        p_limit: 48,
        p_offset: all.length,
      });
      all.push(...page);
      if (page.length < 48) return all;
    }
  }

  async function numberOf({ id }: WorldConsultant): Promise<number> {
    const { rows } = await database().query<{ number: number }>(
      'select number from public.consultants where id = $1',
      [id],
    );
    return rows[0]?.number ?? 0;
  }

  it('show price, place, way of working and free time, and no name', async () => {
    const number = await numberOf(free);
    const own = (await cards({ p_region_id: 'gotland' })).find(
      (card) => card['consultant_number'] === number,
    );
    expect(own).toMatchObject({
      work_modes: ['on_site'],
      asked_rate_ore: '123400',
      role_ids: ['community-manager'],
      free_percent: 60,
    });
    expect(JSON.stringify(own)).not.toContain('Publik');
  });

  it('keep to the filter, and leave out whoever pauses', async () => {
    const number = await numberOf(free);
    const has = async (filter: Record<string, unknown>) =>
      (await cards(filter)).some((card) => card['consultant_number'] === number);
    expect(await has({ p_role_id: 'community-manager', p_work_mode: 'on_site' })).toBe(true);
    expect(await has({ p_role_id: 'copywriter' })).toBe(false);
    expect(await has({ p_work_mode: 'remote' })).toBe(false);
    expect(await has({ p_region_id: 'skane' })).toBe(false);
    const hidden = await numberOf(paused);
    expect((await cards({})).some((card) => card['consultant_number'] === hidden)).toBe(false);
  });

  it('count for a role only those who have free time soon', async () => {
    const client = await database().connect();
    const counted = async () => {
      const { rows } = await client.query<{ consultants: string }>(
        `select consultants from public.count_available_by_role() where role_id = 'community-manager'`,
      );
      return Number(rows[0]?.consultants ?? 0);
    };
    try {
      // Repeatable read: who else signs up meanwhile does not count.
      await client.query('begin isolation level repeatable read');
      const before = await counted();
      await client.query(
        'update private.capacity_spans set booked = available where consultant_id = $1',
        [free.id],
      );
      expect(await counted()).toBe(before - 1);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
