import type { StackEnv } from '../stack-env.ts';

type CaughtMail = { id: string; to: { address: string }[] };

/** Takes the demo's own sign-up mails out of the catcher, where visitors look for theirs. */
export async function removeSignUpMails(env: StackEnv, emails: readonly string[]): Promise<void> {
  const address = `${env.MAIL_WEB_URL}/api/email`;
  try {
    const response = await fetch(address);
    const answer = (await response.json()) as CaughtMail[] | { emails: CaughtMail[] };
    const mails = Array.isArray(answer) ? answer : answer.emails;
    const ours = mails.filter(({ to }) => to.some((receiver) => emails.includes(receiver.address)));
    await Promise.all(ours.map(({ id }) => fetch(`${address}/${id}`, { method: 'DELETE' })));
  } catch (error) {
    console.warn(`The sign-up mails stay in the catcher: ${String(error)}`);
  }
}
