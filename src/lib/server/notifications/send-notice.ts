import { createHash } from 'node:crypto';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { env } from '$lib/server/env.ts';
import { renderNotice, type Sender } from './layout.ts';
import type { Letter, Receiver } from './letter.ts';
import { deliver, MailFault } from './mailer.ts';
import { lettersFor, templateOf } from './templates/template-list.ts';

/**
 * Sends the notice that a job asks for to each of its receivers, in their language. Whoever got it
 * in an earlier try is left out; one bad address does not keep it from the others.
 * @param payload `{template, …ids}` as the database enqueues it
 * @param jobKey names the job for ever
 * @throws when a receiver has not got it; the job is tried again then
 */
export async function sendNotice(payload: unknown, jobKey: string): Promise<void> {
  const template = templateOf(payload);
  const letters = await lettersFor(template, payload);
  const sender = await findSender();
  const faults: MailFault[] = [];
  for (const letter of letters) {
    for (const receiver of onePerAddress(letter.to)) {
      const key = noticeKey(jobKey, template, receiver.email);
      const fault = await sendOnce(letter, receiver, { key, template, sender });
      if (fault?.isEverybodys) throw fault;
      if (fault) faults.push(fault);
    }
  }
  const [first] = faults;
  if (first) throw first;
}

type Notice = { key: string; template: string; sender: Sender };

async function sendOnce(
  letter: Letter,
  receiver: Receiver,
  { key, template, sender }: Notice,
): Promise<MailFault | null> {
  if (unwrap(await serviceClient().rpc('was_mail_sent', { p_key: key }))) return null;
  const mail = renderNotice(letter.words(receiver.locale), receiver, letter.reason, sender);
  try {
    await deliver(receiver.email, mail, key, letter.attachments);
  } catch (cause) {
    if (!(cause instanceof MailFault)) throw cause;
    await note({ p_key: key, p_template: template, p_sent: false, p_error: cause.message });
    return cause;
  }
  await note({ p_key: key, p_template: template, p_sent: true });
  return null;
}

async function note(args: {
  p_key: string;
  p_template: string;
  p_sent: boolean;
  p_error?: string;
}) {
  unwrapMaybe(await serviceClient().rpc('note_mail', args));
}

/** No address is kept: the ledger knows a notice by this hash alone. */
function noticeKey(jobKey: string, template: string, email: string): string {
  return createHash('sha256')
    .update(`${jobKey}\n${template}\n${email.toLowerCase()}`)
    .digest('hex');
}

function onePerAddress(receivers: readonly Receiver[]): Receiver[] {
  return [...new Map(receivers.map((one) => [one.email.toLowerCase(), one])).values()];
}

async function findSender(): Promise<Sender> {
  const result = await serviceClient().from('agency_settings').select('email').single();
  return { origin: env().ORIGIN, agencyEmail: unwrap(result).email };
}
