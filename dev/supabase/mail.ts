import { SmtpEmailDriver, type EmailDriver } from '@supabase/lite';
import { fromRoot } from '../paths.ts';
import { insertRedirect } from './redirect.ts';

const template = (name: string) => fromRoot('supabase', 'templates', `${name}.html`);

/** Subjects and bodies of the sign-in mails; the same as in `supabase/config.toml`. */
export const mailTemplates = {
  confirmation: {
    subject: 'Bekräfta din e-postadress / Confirm your e-mail address',
    content_path: template('confirmation'),
  },
  recovery: {
    subject: 'Välj ett nytt lösenord / Choose a new password',
    content_path: template('recovery'),
  },
  email_change: {
    subject: 'Bekräfta din nya e-postadress / Confirm your new e-mail address',
    content_path: template('email_change'),
  },
};

/** Sends to the mail catcher; the plain text is taken from our own body, not from the library's. */
export function mailDriver(smtpUrl: string, siteUrl: string): EmailDriver {
  const { hostname, port } = new URL(smtpUrl);
  const smtp = new SmtpEmailDriver({
    host: hostname,
    port: Number(port),
    from: { name: 'Rollkoll', address: 'hej@rollkoll.example' },
    requireTls: false,
  });
  return {
    send: (mail) => {
      const html = insertRedirect(mail.html ?? '', siteUrl);
      return smtp.send({ ...mail, html, text: textOf(html) });
    },
  };
}

/** Readable text of one of our own mail bodies: links keep their address, tags go. */
export function textOf(html: string): string {
  return html
    .replace(/<head[\s\S]*?<\/head>/i, '')
    .replace(/\s+/g, ' ')
    .replace(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a\s*>/gi, '$2: $1')
    .replace(/<\/(p|h1|h2|div|tr)\s*>|<hr[^>]*>|<br[^>]*>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&nbsp;', ' ')
    .replace(/ +/g, ' ')
    .replace(/ ?\n\s*/g, '\n\n')
    .trim();
}
