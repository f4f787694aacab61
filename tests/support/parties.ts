import { call, callValue, createPerson, database } from './database.ts';

export type Person = { userId: string; email: string };
export type WorldCompany = { id: string; owner: Person; member: Person };
export type WorldConsultant = Person & { id: string };

/** The community manager's essentials, held at the level that is needed. */
export const LEVELS = {
  'community-building': 4,
  moderation: 4,
  'social-care': 4,
  'social-platforms': 4,
};

/** Days from today in Sweden, as `YYYY-MM-DD`. */
export async function dayFromToday(days: number): Promise<string> {
  const { rows } = await database().query<{ day: string }>(
    'select (private.today() + $1::int)::text as day',
    [days],
  );
  return rows[0]?.day ?? '';
}

/** The Monday of the week that lies the given number of weeks away from this one. */
export async function mondayFromNow(weeks: number): Promise<string> {
  const { rows } = await database().query<{ day: string }>(
    `select (date_trunc('week', private.today())::date + 7 * $1::int)::text as day`,
    [weeks],
  );
  return rows[0]?.day ?? '';
}

/** A company with an owner and a member. Ten random digits stand for its organisation number. */
export async function createCompany(
  name: string,
  options: { country?: string; vatNumber?: string } = {},
): Promise<WorldCompany> {
  const owner = await createPerson(`${name} Owner`);
  const member = await createPerson(`${name} Member`);
  const country = options.country ?? 'SE';
  const id = await callValue<string>(owner, 'register_company', {
    p_name: name,
    p_country: country,
    p_organisation_number: country === 'SE' ? randomDigits(10) : null,
    p_vat_number: options.vatNumber ?? null,
  });
  await database().query(
    `insert into public.company_members (company_id, user_id, role) values ($1, $2, 'member')`,
    [id, member.userId],
  );
  return { id, owner, member };
}

/** A person on the agency's staff. */
export async function createStaff(name = 'Staff'): Promise<Person> {
  const person = await createPerson(name);
  await database().query('insert into public.agency_staff (user_id) values ($1)', [person.userId]);
  return person;
}

export type ConsultantOptions = {
  levels?: Record<string, number>;
  wishedRate?: number;
  floorRate?: number | null;
  percent?: number;
  workModes?: string[];
  regions?: string[];
  sectors?: string[];
  languages?: { code: string; cefr: number }[];
  approve?: boolean;
};

/** An approved consultant, free from half a year ago until a year from now. Rates in öre per hour. */
export async function createConsultant(
  name: string,
  options: ConsultantOptions = {},
): Promise<WorldConsultant> {
  const person = await createPerson(name);
  const id = await callValue<string>(person, 'register_consultant', { p_name: name });
  await call(person, 'save_profile', { p: profile(name, options), p_version: 1 });
  const levels = Object.entries(options.levels ?? LEVELS);
  await call(person, 'save_competencies', {
    p_rows: levels.map(([competency_id, level]) => ({ competency_id, level, evidence: '' })),
  });
  await call(person, 'save_availability', {
    p_ranges: [
      {
        starts_on: await dayFromToday(-180),
        ends_on: await dayFromToday(365),
        percent: options.percent ?? 100,
      },
    ],
  });
  if (options.approve ?? true) {
    await database().query(
      `update public.consultants set state = 'approved', approved_at = now() where id = $1`,
      [id],
    );
  }
  return { ...person, id };
}

/** What `save_profile` is given for such a consultant. */
export function profile(name: string, options: ConsultantOptions): Record<string, unknown> {
  return {
    name,
    headline: 'Community manager',
    about: '',
    region_id: 'stockholm',
    wished_rate_ore: options.wishedRate ?? 100_000,
    floor_rate_ore: options.floorRate === undefined ? 90_000 : options.floorRate,
    work_modes: options.workModes ?? ['hybrid', 'remote'],
    role_ids: ['community-manager'],
    sector_ids: options.sectors ?? ['retail'],
    on_site_region_ids: options.regions ?? ['stockholm'],
    languages: options.languages ?? [{ code: 'sv', cefr: 6 }],
  };
}

/** Ten digits; the check digit does not matter to the database. */
export function randomDigits(length: number): string {
  return Array.from({ length }, () => Math.floor(Math.random() * 10)).join('');
}
