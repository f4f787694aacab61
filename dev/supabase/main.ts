import { supabaseApp } from './app.ts';
import { apiConnection } from './connection.ts';
import { serve } from './http.ts';
import { withRedirect } from './redirect.ts';
import { apiSettings } from './settings.ts';

const settings = apiSettings();
const connection = apiConnection(settings);
const app = supabaseApp(settings, connection);

/** Ready means that the database answers too. */
async function health(): Promise<Response> {
  try {
    await connection.driver`select 1`;
    return Response.json({ status: 'ok' });
  } catch {
    return Response.json({ status: 'database unreachable' }, { status: 503 });
  }
}

const server = await serve((request) => {
  return new URL(request.url).pathname === '/health'
    ? health()
    : withRedirect(request, () => app.fetch(request));
}, settings.port);
console.log(`Supabase API on http://127.0.0.1:${settings.port}`);

process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void connection.close().finally(() => process.exit(0));
});
