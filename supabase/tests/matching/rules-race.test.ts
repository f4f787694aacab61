import { afterAll, expect, it } from 'vitest';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';

afterAll(closeDatabase);

it('two of the agency put different rules in force at once: one does, the other is told', async () => {
  const [staff, other] = [await createStaff(), await createStaff()];
  const { rows } = await database().query<{ version: number }>(
    'select version from public.matching_rules where is_in_force',
  );
  const before = rows[0]?.version ?? 0;
  const versions = await Promise.all(
    [staff, other].map((who, at) =>
      callValue<number>(who, 'draft_matching_rules', {
        p: { weight_rate: 21 + at },
        p_note: 'Prov',
      }),
    ),
  );
  expect(new Set(versions).size).toBe(2);
  const put = (who: Person, version: number | undefined, inForce: number) =>
    call(who, 'activate_matching_rules', { p_version: version, p_in_force: inForce });
  const outcomes = await Promise.allSettled([
    put(staff, versions[0], before),
    put(other, versions[1], before),
  ]);
  const refused = outcomes.filter((one) => one.status === 'rejected');
  expect(refused.map(({ reason }) => reason as unknown)).toMatchObject([
    { code: 'PT409', message: 'stale_page' },
  ]);
  const after = await database().query<{ version: number }>(
    'select version from public.matching_rules where is_in_force',
  );
  const winner = outcomes[0].status === 'fulfilled' ? versions[0] : versions[1];
  expect(after.rows).toEqual([{ version: winner }]);
  await put(staff, before, winner ?? 0);
});
