import { Client } from 'pg';

/** An open line to the database that tells when it is lost and when the schema changed. */
export type DatabaseWatch = {
  lost: Promise<void>;
  close: () => Promise<void>;
};

/**
 * Connects and listens as PostgREST does: `notify pgrst, 'reload schema'`.
 * @throws {Error} when the database cannot be reached now.
 */
export async function watchDatabase(url: string, onReload: () => void): Promise<DatabaseWatch> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  const lost = new Promise<void>((done) => {
    client.once('error', () => done());
    client.once('end', () => done());
  });
  await client.connect();
  client.on('notification', onReload);
  await client.query('listen pgrst');
  return { lost, close: () => client.end() };
}
