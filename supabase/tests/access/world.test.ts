import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, closeDatabase, database, type Actor } from '#tests/support/database.ts';
import { buildWorld, type World } from '#tests/support/world.ts';
import { BRIEF_RULES, GOAL_CATALOGUE } from './brief-rules.ts';
import { CHOICE_RULES } from './choice-rules.ts';
import { CONSULTANT_RULES } from './consultant-rules.ts';
import { MONEY_RULES } from './money-rules.ts';

/**
 * Who sees which rows: for each table, a where clause that picks the world's own rows, and the
 * parts that may read them. Everybody else must see none.
 */
const PARTS = [
  'anonymous',
  'stranger',
  'rivalCompany',
  'rivalConsultant',
  'company',
  'consultant',
  'agency',
] as const;
type Part = (typeof PARTS)[number];
const EVERYBODY = [...PARTS];
const SIGNED_IN = PARTS.filter((part) => part !== 'anonymous');
type Rule = { where: (w: World) => string; readers: readonly Part[] };

const RULES: Record<string, Rule> = {
  ...BRIEF_RULES,
  ...CHOICE_RULES,
  ...CONSULTANT_RULES,
  ...MONEY_RULES,
  people: { where: (w) => `user_id = '${w.company.owner.userId}'`, readers: ['company', 'agency'] },
  companies: { where: (w) => `id = '${w.company.id}'`, readers: ['company', 'agency'] },
  company_members: {
    where: (w) => `company_id = '${w.company.id}'`,
    readers: ['company', 'agency'],
  },
  agency_staff: { where: (w) => `user_id = '${w.staff.userId}'`, readers: ['agency'] },
  invitations: { where: (w) => `company_id = '${w.company.id}'`, readers: ['company', 'agency'] },
  agency_settings: { where: () => 'true', readers: EVERYBODY },
  matching_rules: { where: () => 'true', readers: EVERYBODY },
  state_transitions: { where: () => 'true', readers: SIGNED_IN },
  events: {
    where: (w) => `entity_id = '${w.assignmentId}'`,
    readers: ['company', 'consultant', 'agency'],
  },
  briefs: {
    where: (w) => `id = '${w.briefId}'`,
    readers: ['company', 'consultant', 'rivalConsultant', 'agency'],
  },
  brief_roles: {
    where: (w) => `brief_id = '${w.briefId}'`,
    readers: ['company', 'consultant', 'rivalConsultant', 'agency'],
  },
  brief_role_times: {
    where: (w) => `brief_role_id = '${w.briefRoleId}'`,
    readers: ['company', 'consultant', 'rivalConsultant', 'agency'],
  },
  brief_competencies: {
    where: (w) => `brief_role_id = '${w.briefRoleId}'`,
    readers: ['company', 'consultant', 'rivalConsultant', 'agency'],
  },
  brief_languages: {
    where: (w) => `brief_id = '${w.briefId}'`,
    readers: ['company', 'consultant', 'rivalConsultant', 'agency'],
  },
  brief_measures: {
    where: (w) => `brief_id = '${w.briefId}'`,
    readers: ['company', 'consultant', 'rivalConsultant', 'agency'],
  },
  brief_gate_overrides: {
    where: (w) => `brief_id = '${w.briefId}'`,
    readers: ['company', 'consultant', 'rivalConsultant', 'agency'],
  },
  brief_versions: {
    where: (w) => `brief_id = '${w.briefId}'`,
    readers: ['company', 'agency'],
  },
  brief_drafts: { where: (w) => `company_id = '${w.company.id}'`, readers: ['company'] },
  strategies: { where: (w) => `company_id = '${w.company.id}'`, readers: ['company', 'agency'] },
  requests: {
    where: (w) => `consultant_id = '${w.consultant.id}'`,
    readers: ['company', 'consultant', 'agency'],
  },
  offers: { where: (w) => `id = '${w.offerId}'`, readers: ['company', 'consultant', 'agency'] },
  assignments: {
    where: (w) => `id = '${w.assignmentId}'`,
    readers: ['company', 'consultant', 'agency'],
  },
  assignment_goals: {
    where: (w) => `assignment_id = '${w.assignmentId}'`,
    readers: ['company', 'consultant', 'agency'],
  },
  bookings: {
    where: (w) => `assignment_id = '${w.assignmentId}'`,
    readers: ['company', 'consultant', 'agency'],
  },
  timesheets: {
    where: (w) => `id = '${w.timesheetId}'`,
    readers: ['company', 'consultant', 'agency'],
  },
  time_entries: {
    where: (w) => `timesheet_id = '${w.timesheetId}'`,
    readers: ['company', 'consultant', 'agency'],
  },
  invoices: { where: (w) => `id = '${w.invoiceId}'`, readers: ['company', 'agency'] },
  invoice_lines: { where: (w) => `invoice_id = '${w.invoiceId}'`, readers: ['company', 'agency'] },
  payments: { where: (w) => `invoice_id = '${w.invoiceId}'`, readers: ['company', 'agency'] },
  payment_attempts: {
    where: (w) => `invoice_id = '${w.invoiceId}'`,
    readers: ['company', 'agency'],
  },
  diagnosis_versions: { where: () => 'true', readers: EVERYBODY },
  diagnoses: { where: (w) => `id = '${w.diagnosisId}'`, readers: ['company'] },
  diagnosis_responses: {
    where: (w) => `diagnosis_id = '${w.diagnosisId}'`,
    readers: ['company'],
  },
  diagnosis_invitations: {
    where: (w) => `diagnosis_id = '${w.diagnosisId}'`,
    readers: ['company'],
  },
  diagnosis_shares: { where: (w) => `diagnosis_id = '${w.diagnosisId}'`, readers: ['company'] },
  timesheet_sums: {
    where: (w) => `timesheet_id = '${w.timesheetId}'`,
    readers: ['company', 'consultant', 'agency'],
  },
  assignment_progress: {
    where: (w) => `assignment_id = '${w.assignmentId}'`,
    readers: ['company', 'consultant', 'agency'],
  },
  invoice_balances: {
    where: (w) => `invoice_id = '${w.invoiceId}'`,
    readers: ['company', 'agency'],
  },
};

const CATALOGUE = [
  'competency_groups',
  'competencies',
  'competency_relations',
  'proficiency_levels',
  'roles',
  'role_competencies',
  'sectors',
  'sector_relations',
  'regions',
  'languages',
  'calendar_days',
];
for (const table of [...CATALOGUE, ...GOAL_CATALOGUE])
  RULES[table] = { where: () => 'true', readers: EVERYBODY };

/** Views that sum up: Postgres itself refuses to write through them. */
const VIEWS = /_(sums|progress|balances)$/u;

/** Rows of these are there in every world, so that "sees none" is never true by accident. */
const EMPTY_IN_WORLD = ['consultant_declined_roles'];

describe('who may read and write what', () => {
  let world: World;
  let actors: Record<Part, Actor>;

  beforeAll(async () => {
    world = await buildWorld();
    actors = {
      anonymous: 'anonymous',
      stranger: world.stranger,
      rivalCompany: world.rivalCompany.owner,
      rivalConsultant: world.rivalConsultant,
      company: world.company.owner,
      consultant: world.consultant,
      agency: world.staff,
    };
  });
  afterAll(closeDatabase);

  it('covers every table and view of the public schema', async () => {
    const { rows } = await database().query<{ name: string }>(
      `select c.relname as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p') order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(RULES).sort());
  });

  describe.each(Object.keys(RULES))('%s', (table) => {
    it.each(PARTS)('is read by %s only as the rule says', async (part) => {
      const rule = RULES[table];
      const count = await visibleRows(actors[part], table, rule?.where(world) ?? 'false');
      const maySee = (rule?.readers.includes(part) ?? false) && !EMPTY_IN_WORLD.includes(table);
      expect(count > 0).toBe(maySee);
    });

    it.each(PARTS)('is never written directly by %s', async (part) => {
      for (const statement of await writesOn(table)) {
        await expect(as(actors[part], (client) => client.query(statement))).rejects.toMatchObject({
          code: expect.stringMatching(table.match(VIEWS) ? /^(42501|55000)$/u : /^42501$/u),
        });
      }
    });
  });

  it('lets nobody into the private schema', async () => {
    const { rows } = await database().query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'private'::regnamespace and relkind = 'r'`,
    );
    expect(rows.length).toBeGreaterThan(4);
    for (const { name } of rows) {
      for (const actor of Object.values(actors)) {
        await expect(
          as(actor, (client) => client.query(`select * from private.${name}`)),
        ).rejects.toMatchObject({ code: '42501' });
      }
    }
  });
});

/** Rows an actor sees; a table without any grant counts as none. */
async function visibleRows(actor: Actor, table: string, where: string): Promise<number> {
  try {
    return await as(actor, async (client) => {
      const { rows } = await client.query<{ count: string }>(
        `select count(*) from public.${table} where ${where}`,
      );
      return Number(rows[0]?.count ?? 0);
    });
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return 0;
    throw error;
  }
}

/** Statements that touch no row but need the right to write. */
async function writesOn(table: string): Promise<string[]> {
  const { rows } = await database().query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and attgenerated = '' and attidentity = '' limit 1`,
    [`public.${table}`],
  );
  const column = rows[0]?.name ?? '';
  return [
    `insert into public.${table} (${column}) select ${column} from public.${table} where false`,
    `update public.${table} set ${column} = ${column} where false`,
    `delete from public.${table} where false`,
  ];
}
