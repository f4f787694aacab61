import { sql, type Kysely } from 'kysely';
import { createPostgresConnection, type PostgresConnection } from '@supabase/lite/postgres';
import type { ApiSettings } from './settings.ts';

/**
 * The library has encoded objects and arrays already, and encoding them again would make JSON
 * strings of them; a bare string it has not. Text that is JSON is therefore left alone.
 */
function serialize(value: unknown): string {
  return typeof value === 'string' && isJson(value) ? value : JSON.stringify(value);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const parse = (text: string): unknown => JSON.parse(text);

const types = {
  json: { to: 114, from: [114], serialize, parse },
  jsonb: { to: 3802, from: [3802], serialize, parse },
};

/** The two connections of the API. */
export type ApiConnection = {
  api: PostgresConnection;
  isUp: () => Promise<boolean>;
  /** Closes both; queries that still run after the timeout are cut off. */
  end: (timeoutSeconds: number) => Promise<unknown>;
};

/**
 * The API's connection to the database, with three faults of the library cured:
 * - it would grant everything in every schema with row security to the API roles on the first
 *   request, which undoes what migrations revoke; marking its context as made keeps the grants;
 * - it reads the catalogue as the connected role, which may not see everything; a second
 *   connection as superuser does that;
 * - it tells the database about a request setting by setting, a round trip for each; they are
 *   told in one statement, as PostgREST does.
 */
export function apiConnection(settings: ApiSettings): ApiConnection {
  const api = connect(settings.authDatabaseUrl, 20);
  const admin = connect(settings.adminDatabaseUrl, 1);
  Reflect.set(api, 'rlsState', 'active');
  api.introspect = (options) => admin.introspect(options);
  Reflect.set(api, 'applyJwtSessionContext', tellWhoAsks);
  Reflect.set(api, 'applyRpcRequestGucs', tellRequest);
  return {
    api,
    isUp: async () => (await api.driver`select 1`).length === 1,
    end: (timeout) => Promise.all([api.driver.end({ timeout }), admin.driver.end({ timeout })]),
  };
}

type Context = {
  auth?: { role?: string; uid?: unknown; jwt?: unknown };
  storage?: { operation?: unknown };
};
type Call = { method: string; path: string; requestHeaders?: Record<string, string> };

/** Replaces `BasePostgresConnection.applyJwtSessionContext`. */
async function tellWhoAsks(
  transaction: Kysely<unknown>,
  { auth, storage }: Context,
): Promise<void> {
  const role = auth?.role ?? 'anon';
  await tell(transaction, {
    role,
    'request.jwt.claim.sub': String(auth?.uid ?? ''),
    'request.jwt.claim.role': role,
    'storage.operation': String(storage?.operation ?? ''),
    ...(typeof auth?.jwt === 'object' && { 'request.jwt.claims': JSON.stringify(auth.jwt) }),
  });
}

/** Replaces `BasePostgresConnection.applyRpcRequestGucs`. */
async function tellRequest(transaction: Kysely<unknown>, call: Call): Promise<void> {
  await tell(transaction, {
    'response.status': '',
    'response.headers': '',
    'request.method': call.method,
    'request.path': call.path,
    'request.headers': JSON.stringify(call.requestHeaders ?? {}),
  });
}

async function tell(transaction: Kysely<unknown>, settings: Record<string, string>): Promise<void> {
  const each = Object.entries(settings).map(
    ([name, value]) => sql`set_config(${name}, ${value}, true)`,
  );
  await sql`select ${sql.join(each)}`.execute(transaction);
}

function connect(url: string, max: number): PostgresConnection {
  return createPostgresConnection({
    url,
    postgresOptions: {
      types,
      max,
      onnotice: () => undefined,
      connect_timeout: 5,
      connection: { search_path: 'public, extensions', application_name: 'rollkoll-api' },
    },
  });
}
