import { mkdirSync, rmSync } from 'node:fs';
import { MailDev } from 'maildev';

const keep = 500;

/**
 * Catches every mail the stack sends and shows it on a page. Mail is thrown away at each start.
 * Environment: MAIL_WEB_PORT, MAIL_SMTP_PORT, MAIL_DIR.
 */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const mailDirectory = env['MAIL_DIR'] ?? '';
  rmSync(mailDirectory, { recursive: true, force: true });
  mkdirSync(mailDirectory, { recursive: true });
  const catcher = new MailDev({
    smtp: Number(env['MAIL_SMTP_PORT']),
    ip: '127.0.0.1',
    web: Number(env['MAIL_WEB_PORT']),
    webIp: '127.0.0.1',
    maxEmails: keep,
    mailDirectory,
    silent: true,
  });
  await catcher.start();
  process.once('SIGTERM', () => void catcher.stop().finally(() => process.exit(0)));
}

await main(process.env);
