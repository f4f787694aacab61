import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { elsewhere } from '#dev/postgres/places.ts';
import { withClient } from '#dev/postgres/bootstrap.ts';
import { fromRoot, nodeBinary } from '#dev/paths.ts';
import { clear } from '#dev/seed/done.ts';
import { startStack, type Stack } from '#dev/stack.ts';
import { copyTemplate } from '#dev/template.ts';
import { removeDataDir, temporaryDir, withFreshDatabase } from '#dev/temporary.ts';

const dirs: string[] = [];
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  for (const dir of dirs.splice(0)) removeDataDir(dir);
}, 30_000);

function newDir(): string {
  const dir = temporaryDir();
  dirs.push(dir);
  return dir;
}

async function start(dataDir: string): Promise<Stack> {
  const stack = await startStack({ dataDir, parts: ['postgres'] });
  stops.push(stack.stop);
  return stack;
}

/** `npm run db:reset` on a data folder. */
function reset(dataDir: string) {
  const env = { ...process.env, ROLLKOLL_DATA_DIR: dataDir };
  return spawnSync(nodeBinary, [fromRoot('dev', 'db', 'reset.ts')], { env, encoding: 'utf8' });
}

const people = (url: string) =>
  withClient(url, async (db) => (await db.query('select id from auth.users')).rowCount);
const addPerson = (url: string) =>
  withClient(asSuperuser(url), (db) =>
    db.query(`insert into auth.users (id, email) values (gen_random_uuid(), 'kvar@example.com')`),
  );

function asSuperuser(url: string): string {
  const changed = new URL(url);
  changed.username = 'supabase_admin';
  return changed.href;
}

describe('npm run db:reset', { timeout: 60_000 }, () => {
  test('refuses while a stack runs, names it, and leaves its data alone', async () => {
    const dir = newDir();
    await copyTemplate(dir);
    const stack = await start(dir);
    await addPerson(stack.env.DATABASE_URL);
    const { status, stderr } = reset(dir);
    expect(status).toBe(1);
    expect(stderr).toContain(`http://localhost:${stack.ports.app}`);
    expect(await people(stack.env.DATABASE_URL)).toBe(1);
  });

  test('empties the folder, and the next start has a new database with the reference data', async () => {
    const dir = newDir();
    await copyTemplate(dir);
    const before = await start(dir);
    await addPerson(before.env.DATABASE_URL);
    await before.stop();
    const { status, stdout } = reset(dir);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining(dir) });
    expect(readdirSync(dir)).toEqual([]);
    expect(existsSync(elsewhere(dir))).toBe(false);
    const after = await start(dir);
    expect(after.keys).not.toEqual(before.keys);
    expect(await people(after.env.DATABASE_URL)).toBe(0);
    await withClient(after.env.DATABASE_URL, async (db) => {
      expect((await db.query('select from public.roles')).rowCount).toBe(16);
    });
  });

  test('has nothing to do where nothing was ever started', () => {
    const dir = newDir();
    rmSync(dir, { recursive: true });
    const { status, stderr } = reset(dir);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

/** How many rows each table of the product has. */
async function rowsOfTables(url: string): Promise<Map<string, number>> {
  return withClient(asSuperuser(url), async (db) => {
    const tables = await db.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('public', 'private', 'auth') order by 1`,
    );
    const found = new Map<string, number>();
    for (const { name } of tables.rows) {
      found.set(name, (await db.query(`select from ${name}`)).rowCount ?? 0);
    }
    return found;
  });
}

test('a demo whose loading was cut short leaves nothing, and takes no reference data along', async () => {
  await withFreshDatabase(async (url) => {
    const before = await rowsOfTables(url);
    await withClient(asSuperuser(url), async (db) => {
      await db.query(
        `with person as (
           insert into auth.users (id, email) values (gen_random_uuid(), 'halv@example.com') returning id),
         named as (insert into public.people (user_id, name, locale) select id, 'Halva', 'sv' from person)
         insert into public.companies (name, country, organisation_number)
         values ('Halvvägs AB', 'SE', '5560360793')`,
      );
      expect(await rowsOfTables(url)).not.toEqual(before);
      await clear(db);
    });
    expect(await rowsOfTables(url)).toEqual(before);
  });
}, 60_000);
