import { createClient } from '@supabase/supabase-js';
import type { ReferenceBrief, ReferenceConsultant } from '#lib/domain/matching/reference-score.ts';
import type { Db } from '#lib/server/db/client.ts';
import type { Database } from '#lib/server/db/database.types.ts';
import { database } from './database.ts';
import { stack } from './stack.ts';
import { randomDigits } from './parties.ts';
import { GOALS } from './world.ts';

/** A generated brief with the ids it got. */
export type StoredBrief = ReferenceBrief & { briefRoleId: string };

export type SignedInCompany = { db: Db; userId: string; companyId: string };

/** A company whose owner is signed in at the API, as the pages are. */
export async function signedInCompany(name: string): Promise<SignedInCompany> {
  const env = stack();
  const auth = { autoRefreshToken: false, persistSession: false };
  const db = createClient<Database>(env.SUPABASE_URL, env.SUPABASE_PUBLISHABLE_KEY, { auth });
  const email = `matching.${randomDigits(9)}@example.com`;
  await db.auth.signUp({ email, password: 'ett långt lösenord' });
  const secret = await database().query<{ token: string }>(
    'select confirmation_token as token from auth.users where email = $1',
    [email],
  );
  const token = secret.rows[0]?.token ?? '';
  const { data } = await db.auth.verifyOtp({ type: 'signup', token_hash: token });
  await db.rpc('save_person', { p_name: name, p_locale: 'sv' });
  const company = { p_name: name, p_country: 'SE', p_organisation_number: randomDigits(10) };
  const { data: companyId } = await db.rpc('register_company', company);
  return { db, userId: data.user?.id ?? '', companyId: companyId ?? '' };
}

/** Writes a generated brief as its company would. @returns it with the id it got */
export async function storeBrief(
  company: SignedInCompany,
  brief: ReferenceBrief,
): Promise<StoredBrief> {
  const { data, error } = await company.db.rpc('save_brief', {
    p_company_id: company.companyId,
    p: {
      title: 'Genererat behov',
      goal: 'Ett mål för verksamheten.',
      work_mode: brief.workMode,
      region_id: brief.regionId,
      sector_id: brief.sectorId,
      languages: brief.languages.map((row) => ({ ...row })),
      ...GOALS,
      roles: [
        {
          role_id: brief.roleId,
          phase: 'run',
          budget_rate_ore: brief.budgetOre,
          times: brief.times.map(({ from, to, percent }) => ({
            starts_on: from,
            ends_on: to,
            percent,
          })),
          competencies: brief.requirements.map((row) => ({
            competency_id: row.competencyId,
            level: row.level,
            weight: row.weight,
            is_must: row.isMust,
          })),
        },
      ],
    },
  });
  if (error) throw new Error(error.message);
  const role = await company.db.from('brief_roles').select('id').eq('brief_id', data).single();
  return { ...brief, id: data, companyId: company.companyId, briefRoleId: String(role.data?.id) };
}

/** Writes an approved consultant with exactly the given facts. */
export async function storeConsultant(consultant: ReferenceConsultant): Promise<void> {
  const id = consultant.id;
  const run = (sql: string, ...values: unknown[]) => database().query(sql, [id, ...values]);
  await run(
    `insert into public.consultants (id, state, approved_at, name, wished_rate_ore, floor_rate_ore,
       work_modes, wanted_share_min, wanted_share_max, wished_modes)
     values ($1, 'approved', now() - $2 * interval '1 day', 'Genererad', $3, $4, $5, $6, $7, $8)`,
    consultant.approvedDaysAgo,
    consultant.askedOre,
    consultant.floorOre,
    consultant.workModes,
    consultant.wishedShare?.[0] ?? null,
    consultant.wishedShare?.[1] ?? null,
    consultant.wishedModes,
  );
  await run(
    `insert into public.consultant_sector_wishes
     select $1::uuid, unnest($2::text[]), 'wanted' union all select $1::uuid, unnest($3::text[]), 'avoided'`,
    consultant.wantedSectors,
    consultant.avoidedSectors,
  );
  await run(
    `insert into public.consultant_blocked_companies (consultant_id, company_id, name, declared_by)
     select $1, unnest($2::uuid[]), 'Spärrad', 'consultant'`,
    consultant.blockedCompanies,
  );
  const levels = Object.entries(consultant.levels);
  await run(
    `insert into public.consultant_competencies (consultant_id, competency_id, level, verification)
     select $1, * from unnest($2::text[], $3::smallint[], $4::text[])`,
    levels.map(([competency]) => competency),
    levels.map(([, { level }]) => level),
    levels.map(([, { isVerified }]) => (isVerified ? 'verified' : 'declared')),
  );
  await run(
    `insert into public.consultant_languages select $1, * from unnest($2::text[], $3::smallint[])`,
    Object.keys(consultant.languages),
    Object.values(consultant.languages),
  );
  await run(
    'insert into public.consultant_sectors select $1, unnest($2::text[])',
    consultant.sectors,
  );
  await run(
    'insert into public.consultant_regions select $1, unnest($2::text[])',
    consultant.regions,
  );
  await run(
    'insert into public.consultant_declined_roles (consultant_id, role_id) select $1, unnest($2::text[])',
    consultant.declinedRoles,
  );
  for (const { from, to, percent } of consultant.available) {
    await run(
      `insert into public.consultant_availability (consultant_id, during, percent)
       values ($1, daterange($2, $3, '[]'), $4)`,
      from,
      to,
      percent,
    );
  }
  await run('select private.rebuild_capacity($1)');
}
