import { localizedHref, type Locale } from '$lib/i18n/paths.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Reason, Receiver, Words } from './letter.ts';
import { htmlOf } from './layout-html.ts';
import { textOf } from './layout-text.ts';

/** A notice ready to be sent: the same content as text and as HTML. */
export type Rendered = { subject: string; text: string; html: string };

/** What both forms are made from. */
export type Sheet = {
  locale: Locale;
  subject: string;
  greeting: string;
  paragraphs: readonly string[];
  facts: readonly { term: string; value: string }[];
  action: { label: string; href: string };
  closing: string;
  foot: string;
};

/** Where the agency and its site are found. */
export type Sender = { origin: string; agencyEmail: string };

/** Puts a notice's words into the one layout that all of them share. */
export function renderNotice(
  words: Words,
  { locale, name }: Pick<Receiver, 'locale' | 'name'>,
  reason: Reason,
  sender: Sender,
): Rendered {
  const { label, path } = words.action;
  const sheet: Sheet = {
    locale,
    subject: oneLine(words.subject),
    greeting: greeting(locale, name),
    paragraphs: words.paragraphs,
    facts: words.facts ?? [],
    action: { label, href: sender.origin + localizedHref(path, locale) },
    closing: m.mail_closing({}, { locale }),
    foot: `${FEET[reason]({}, { locale })} ${m.mail_foot_automatic({ email: sender.agencyEmail }, { locale })}`,
  };
  return { subject: sheet.subject, text: textOf(sheet), html: htmlOf(sheet) };
}

const FEET = {
  account: m.mail_foot_account,
  invoice: m.mail_foot_invoice,
  invitation: m.mail_foot_invitation,
} as const;

function greeting(locale: Locale, name: string | null): string {
  const [first] = name?.trim().split(/\s+/u) ?? [];
  return first ? m.mail_hello_name({ name: first }, { locale }) : m.mail_hello({}, { locale });
}

/** Titles are typed by people; a subject has one line. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim().slice(0, 200);
}
