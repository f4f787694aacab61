import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateSchema } from '#dev/db/generated.ts';
import { listMigrations, migrate } from '#dev/migrations.ts';
import { fromRoot, nodeBinary, rootDir } from '#dev/paths.ts';
import { withClient } from '#dev/postgres/bootstrap.ts';
import type { Stack } from '#dev/stack.ts';
import { startTemporaryStack } from '#dev/temporary.ts';

const nothing = {
  migrationsDir: fromRoot('no-migrations'),
  referenceFile: fromRoot('no-reference'),
};

/** One database filled by the Supabase CLI, one by our own runner. */
let pushed: Stack;
let ours: Stack;

function dbPush(url: string): string {
  const cli = fromRoot('node_modules', 'supabase', 'dist', 'supabase.js');
  const result = spawnSync(
    nodeBinary,
    [cli, 'db', 'push', `--remote=${url}`, '--yes', '--agent', 'no'],
    {
      cwd: rootDir,
      encoding: 'utf8',
      env: {
        ...process.env,
        ORIGIN: 'http://localhost:4173',
        DO_NOT_TRACK: '1',
        PGSSLMODE: 'disable',
      },
    },
  );
  const output = result.stdout + result.stderr;
  if (result.status !== 0) throw new Error(output);
  return output;
}

async function history(url: string) {
  const sql = 'select version, name from supabase_migrations.schema_migrations order by version';
  return (await withClient(url, (db) => db.query(sql))).rows as unknown[];
}

beforeAll(async () => {
  [pushed, ours] = await Promise.all([
    startTemporaryStack({ parts: ['postgres'], migrations: nothing }),
    startTemporaryStack({ parts: ['postgres'] }),
  ]);
  dbPush(pushed.env.DATABASE_URL);
}, 60_000);
afterAll(() => Promise.all([pushed.stop(), ours.stop()]), 30_000);

test('supabase db push and our runner make the same schema', () => {
  expect(generateSchema(pushed.env.DATABASE_URL)).toBe(generateSchema(ours.env.DATABASE_URL));
}, 30_000);

test('each finds nothing to do after the other', async () => {
  const versions = listMigrations().map(({ version, name }) => ({ version, name }));
  expect(await history(pushed.env.DATABASE_URL)).toEqual(versions);
  expect(await history(ours.env.DATABASE_URL)).toEqual(versions);
  expect(await migrate(pushed.env.DATABASE_URL)).toEqual([]);
  expect(dbPush(ours.env.DATABASE_URL)).toContain('up to date');
}, 30_000);

test('a migration that fails leaves nothing behind and names its line', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'rollkoll-migrations-'));
  writeFileSync(
    join(dir, '20990101000000_broken.sql'),
    'create table public.half (id int);\n\nselect nonsense;\n',
  );
  const source = { migrationsDir: dir, referenceFile: join(dir, 'none.sql') };
  await expect(migrate(ours.env.DATABASE_URL, source)).rejects.toThrow(
    /20990101000000_broken.*line 3/s,
  );
  rmSync(dir, { recursive: true });
  const { rows } = await withClient(ours.env.DATABASE_URL, (db) =>
    db.query(`select to_regclass('public.half') as half`),
  );
  expect(rows).toEqual([{ half: null }]);
});

test('a migration changed after it was applied is refused', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'rollkoll-migrations-'));
  const file = join(dir, '20990101000000_grow.sql');
  const source = { migrationsDir: dir, referenceFile: join(dir, 'none.sql') };
  writeFileSync(file, 'create table public.grow (id int);');
  expect(await migrate(ours.env.DATABASE_URL, source)).toEqual(['20990101000000']);
  writeFileSync(file, 'create table public.grow (id int, name text);');
  await expect(migrate(ours.env.DATABASE_URL, source)).rejects.toThrow(
    /changed after it had been applied/,
  );
  rmSync(dir, { recursive: true });
});

test('reference rows are loaded again only when their file changed', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'rollkoll-reference-'));
  const referenceFile = join(dir, 'reference.sql');
  const source = { migrationsDir: join(dir, 'none'), referenceFile };
  const url = ours.env.DATABASE_URL;
  const count = async () =>
    (await withClient(url, (db) => db.query('select count(*)::int as n from public.loads')))
      .rows as unknown[];
  await withClient(url, (db) => db.query('create table public.loads (at timestamptz)'));
  writeFileSync(referenceFile, 'insert into public.loads values (now());');
  await migrate(url, source);
  await migrate(url, source);
  expect(await count()).toEqual([{ n: 1 }]);
  writeFileSync(referenceFile, 'insert into public.loads values (now()); -- changed');
  await migrate(url, source);
  expect(await count()).toEqual([{ n: 2 }]);
  rmSync(dir, { recursive: true });
});
