import { waitFor } from '#dev/supervisor/wait.ts';

/** A mail as the mail catcher tells of it. */
export type CaughtMail = {
  subject: string;
  html: string;
  text: string;
  to: { address: string }[];
};

/** Waits for the newest mail to an address. @throws {Error} when none arrives in ten seconds. */
export async function mailTo(
  mailUrl: string,
  address: string,
  subject: RegExp,
): Promise<CaughtMail> {
  let found: CaughtMail | undefined;
  await waitFor(
    `a mail to ${address} about ${subject.source}`,
    async () => {
      const response = await fetch(`${mailUrl}/api/email`);
      const mails = (await response.json()) as CaughtMail[] | { emails: CaughtMail[] };
      const list = Array.isArray(mails) ? mails : mails.emails;
      found = list.findLast(
        (mail) => mail.to.some((to) => to.address === address) && subject.test(mail.subject),
      );
      return found !== undefined;
    },
    { timeoutMs: 10_000 },
  );
  if (!found) throw new Error(`no mail to ${address}`);
  return found;
}

/** The parameters of the link to the app's confirmation page in a sign-in mail. */
export function confirmationLink(mail: CaughtMail): URL {
  const [, href] = /href="([^"]*\/auth\/confirm\?[^"]*)"/.exec(mail.html) ?? [];
  if (!href) throw new Error(`no confirmation link in "${mail.subject}"`);
  return new URL(href.replaceAll('&amp;', '&'));
}
