import { setTimeout as delay } from 'node:timers/promises';
import { supabaseApp } from './app.ts';
import { apiConnection, type ApiConnection } from './connection.ts';
import { watchDatabase } from './database-watch.ts';
import type { ApiSettings } from './settings.ts';

type Session = {
  connection: ApiConnection;
  fetch: (request: Request) => Promise<Response>;
  /** Ends each request that is under way with 503. */
  waiting: Set<() => void>;
};

/** The API over a database that may go away and come back. */
export type Backend = {
  fetch: (request: Request) => Promise<Response>;
  isUp: () => Promise<boolean>;
  close: () => Promise<void>;
};

const retryMs = 100;

/**
 * Serves requests with a library instance of its own for each time the database is up. The
 * driver below the library hangs for ever when a connection breaks within a transaction, and the
 * library keeps the schema it read first; a new instance cures both.
 */
export function createBackend(settings: ApiSettings): Backend {
  const closing = new AbortController();
  let session: Session | undefined;
  const reload = () => {
    const old = session;
    session = openSession(settings);
    if (old) endSession(old, 5);
  };
  const live = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      const watch = await watchDatabase(settings.adminDatabaseUrl, reload).catch(() => undefined);
      if (watch) {
        session = openSession(settings);
        await Promise.race([watch.lost, aborted(closing.signal)]);
        void watch.close().catch(() => undefined);
        for (const giveUp of session.waiting) giveUp();
        endSession(session, 0);
        session = undefined;
      }
      await delay(retryMs);
    }
  };
  const life = live();
  return {
    fetch: (request) => (session ? answer(session, request) : Promise.resolve(unavailable())),
    isUp: async () => session !== undefined && (await session.connection.isUp()),
    close: () => {
      closing.abort();
      return life;
    },
  };
}

function openSession(settings: ApiSettings): Session {
  const connection = apiConnection(settings);
  return { connection, fetch: supabaseApp(settings, connection.api).fetch, waiting: new Set() };
}

function answer(session: Session, request: Request): Promise<Response> {
  return new Promise((done, fail) => {
    const giveUp = () => done(unavailable());
    session.waiting.add(giveUp);
    session
      .fetch(request)
      .then(done, fail)
      .finally(() => session.waiting.delete(giveUp));
  });
}

function endSession({ connection }: Session, timeoutSeconds: number): void {
  connection.end(timeoutSeconds).catch(() => undefined);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}

function unavailable(): Response {
  return Response.json(
    { code: 'PGRST001', message: 'The database cannot be reached.' },
    { status: 503 },
  );
}
