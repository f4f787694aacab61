import { createTransport, type Transporter } from 'nodemailer';
import { env } from '$lib/server/env.ts';
import type { Attachment } from './letter.ts';
import type { Rendered } from './layout.ts';

const CONNECT_MS = 5000;
const SILENCE_MS = 10_000;

/** Mail did not leave. The message is a kind and a number: servers quote addresses in their texts. */
export class MailFault extends Error {
  /** Whether nobody's mail can leave now, rather than this receiver's alone. */
  readonly isEverybodys: boolean;

  constructor(code: string, isEverybodys: boolean) {
    super(`mail_${code.toLowerCase()}`);
    this.name = 'MailFault';
    this.isEverybodys = isEverybodys;
  }
}

let transport: Transporter | undefined;

/**
 * Sends one mail to one receiver.
 * @param key names the notice for ever, so that a mail that left twice shows as one
 * @throws {MailFault}
 */
export async function deliver(
  to: string,
  mail: Rendered,
  key: string,
  attachments: readonly Attachment[] = [],
): Promise<void> {
  const { MAIL_FROM } = env();
  try {
    await transporter().sendMail({
      ...mail,
      from: MAIL_FROM,
      to: { name: '', address: to },
      messageId: `<${key}@${domainOf(MAIL_FROM)}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      attachments: attachments.map((file) => ({ ...file, content: Buffer.from(file.content) })),
      textEncoding: 'base64',
    });
  } catch (cause) {
    throw faultOf(cause);
  }
}

function transporter(): Transporter {
  transport ??= createTransport({
    url: env().SMTP_URL,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return transport;
}

function faultOf(cause: unknown): MailFault {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  const answer =
    cause instanceof Error && 'responseCode' in cause ? `_${String(cause.responseCode)}` : '';
  return new MailFault(code.replaceAll(/[^A-Z]/giu, '') + answer, code !== 'EENVELOPE');
}

function domainOf(from: string): string {
  return /@([^\s>]+)/u.exec(from)?.[1] ?? 'localhost';
}
