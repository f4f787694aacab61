import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitSqlStatements } from '@supabase/lite';
import type { Client } from 'pg';
import { fromRoot } from './paths.ts';
import { withClient } from './postgres/bootstrap.ts';

/** Folders the runner reads; tests point it at their own. */
export type MigrationSource = { migrationsDir: string; referenceFile: string };

export const projectSource: MigrationSource = {
  migrationsDir: fromRoot('supabase', 'migrations'),
  referenceFile: fromRoot('supabase', 'seed', 'reference.sql'),
};

export type Migration = { version: string; name: string; sql: string };

/** All migrations, oldest first. @throws {Error} on a file name `supabase db push` would not take. */
export function listMigrations(source: MigrationSource = projectSource): Migration[] {
  if (!existsSync(source.migrationsDir)) return [];
  const files = readdirSync(source.migrationsDir).filter((file) => file.endsWith('.sql'));
  return files.sort().map((file) => {
    const [, version, name] = /^(\d{14})_(.+)\.sql$/.exec(file) ?? [];
    if (!version || !name)
      throw new Error(`${file}: migrations are named YYYYMMDDHHMMSS_subject.sql`);
    return { version, name, sql: readFileSync(join(source.migrationsDir, file), 'utf8') };
  });
}

// The name that `[db.seed] sql_paths` of supabase/config.toml gives the file.
const referencePath = 'supabase/seed/reference.sql';

// Word for word what the Supabase CLI creates, so that either may come first.
const historyTable = `
  create schema if not exists supabase_migrations;
  create table if not exists supabase_migrations.schema_migrations (version text not null primary key);
  alter table supabase_migrations.schema_migrations add column if not exists statements text[];
  alter table supabase_migrations.schema_migrations add column if not exists name text;
  create table if not exists supabase_migrations.seed_files (path text not null primary key, hash text not null);
`;

/**
 * Applies the migrations that the database has not seen, each in its own transaction and recorded
 * as `supabase db push` records it, then the reference rows when they changed.
 * @returns the versions applied now.
 * @throws {Error} naming the migration and line that failed; earlier ones stay applied.
 */
export async function migrate(
  url: string,
  source: MigrationSource = projectSource,
): Promise<string[]> {
  return withClient(url, async (client) => {
    await client.query('set client_min_messages = warning');
    await client.query(historyTable);
    const applied = await listApplied(client);
    const wanted = listMigrations(source).filter((migration) => !isApplied(applied, migration));
    for (const migration of wanted) await apply(client, migration);
    await loadReference(client, source);
    return wanted.map(({ version }) => version);
  });
}

async function listApplied(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ version: string; sql: string | null }>(
    `select version, array_to_string(statements, ';') as sql from supabase_migrations.schema_migrations`,
  );
  return new Map(rows.map(({ version, sql }) => [version, sql ?? '']));
}

function isApplied(applied: Map<string, string>, { version, name, sql }: Migration): boolean {
  const recorded = applied.get(version);
  if (recorded === undefined) return false;
  if (bare(recorded) === bare(sql)) return true;
  throw new Error(
    `Migration ${version}_${name} was changed after it had been applied. ` +
      'Put the change into a new migration or, when nobody else has it yet, run npm run db:reset.',
  );
}

/** What two records of one migration have in common, whoever split them into statements. */
function bare(sql: string): string {
  return sql.replace(/[\s;]+/g, '');
}

async function apply(client: Client, { version, name, sql }: Migration): Promise<void> {
  await inTransaction(client, `migration ${version}_${name}`, sql, () =>
    client.query(
      'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
      [version, name, splitSqlStatements(sql)],
    ),
  );
}

async function loadReference(client: Client, { referenceFile }: MigrationSource): Promise<void> {
  if (!existsSync(referenceFile)) return;
  const sql = readFileSync(referenceFile, 'utf8');
  const hash = createHash('sha256').update(sql).digest('hex');
  const { rowCount } = await client.query(
    'select from supabase_migrations.seed_files where path = $1 and hash = $2',
    [referencePath, hash],
  );
  if (rowCount === 1) return;
  await inTransaction(client, 'reference data', sql, () =>
    client.query(
      `insert into supabase_migrations.seed_files (path, hash) values ($1, $2)
       on conflict (path) do update set hash = excluded.hash`,
      [referencePath, hash],
    ),
  );
}

async function inTransaction(
  client: Client,
  what: string,
  sql: string,
  then: () => Promise<unknown>,
) {
  await client.query('begin');
  try {
    await client.query(sql);
    await then();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`${what} failed: ${describe(error, sql)}`, { cause: error });
  }
}

function describe(error: unknown, sql: string): string {
  const { message, position, detail, where } = error as Record<string, string | undefined>;
  const line = position ? ` (line ${sql.slice(0, Number(position)).split('\n').length})` : '';
  return [`${message ?? String(error)}${line}`, detail, where].filter(Boolean).join('\n');
}
