import { createBackend } from './backend.ts';
import { serve } from './http.ts';
import { answerResend } from './resend.ts';
import { withRedirect } from './redirect.ts';
import { apiSettings } from './settings.ts';

const settings = apiSettings();
const backend = createBackend(settings);

async function health(): Promise<Response> {
  const isUp = await backend.isUp();
  return Response.json(
    { status: isUp ? 'ok' : 'database unreachable' },
    { status: isUp ? 200 : 503 },
  );
}

const server = await serve((request) => {
  const { pathname } = new URL(request.url);
  if (pathname === '/health') return health();
  return withRedirect(request, () =>
    pathname === '/auth/v1/resend'
      ? answerResend(settings, request, backend.fetch)
      : backend.fetch(request),
  );
}, settings.port);
console.info(`Supabase API on http://127.0.0.1:${settings.port}`);

process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void backend.close().finally(() => process.exit(0));
});
