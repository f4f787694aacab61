import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { withClient } from '../postgres/bootstrap.ts';
import { mailDriver, mailTemplates } from './mail.ts';
import type { ApiSettings } from './settings.ts';

/**
 * The library answers "too soon" to everybody who asks for the confirming mail again, and sends
 * nothing. This sends a new link in its place, as Supabase does; the link before ends.
 */
export async function answerResend(
  settings: ApiSettings,
  request: Request,
  answer: (request: Request) => Promise<Response>,
): Promise<Response> {
  const asked = (await request
    .clone()
    .json()
    .catch(() => ({}))) as Record<string, unknown>;
  const response = await answer(request);
  if (response.status !== 429 || asked['type'] !== 'signup') return response;
  await sendConfirmation(settings, String(asked['email']).toLowerCase());
  return Response.json({});
}

async function sendConfirmation(settings: ApiSettings, email: string): Promise<void> {
  const token = randomBytes(32).toString('hex');
  const { rowCount } = await withClient(settings.authDatabaseUrl, (db) =>
    db.query(
      `update auth.users set confirmation_token = $2, confirmation_sent_at = now()
       where email = $1 and email_confirmed_at is null`,
      [email, token],
    ),
  );
  if (rowCount === 0) return;
  const { subject, content_path } = mailTemplates.confirmation;
  const values = { Email: email, SiteURL: settings.siteUrl, TokenHash: token };
  const html = Object.entries({ ...values, RedirectTo: settings.siteUrl }).reduce(
    (text, [name, value]) => text.replaceAll(`{{ .${name} }}`, () => value),
    readFileSync(content_path, 'utf8'),
  );
  await mailDriver(settings.smtpUrl, settings.siteUrl).send({ to: email, subject, html });
}
