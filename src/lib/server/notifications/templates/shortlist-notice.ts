import { z } from 'zod';
import { m } from '$lib/paraglide/messages.js';
import { formatDate } from '$lib/format/date.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import type { Letter, Receiver } from '../letter.ts';
import { localeOf } from '../receivers.ts';

const payloadSchema = z.object({
  shortlist_id: z.uuid(),
  user_ids: z.array(z.uuid()).optional(),
});

/** Colleagues are asked to say what they think of a shortlist. */
export async function shortlistShared(payload: unknown): Promise<Letter[]> {
  const list = await sharedList(payload);
  if (!list) return [];
  const { title, company, closesOn, path, to } = list;
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_shortlist_shared_subject({ title }, { locale }),
    paragraphs: [
      m.mail_shortlist_shared_text({ company, title }, { locale }),
      ...(list.question ? [list.question] : []),
      m.mail_shortlist_shared_how({ date: formatDate(closesOn, locale) }, { locale }),
    ],
    action: { label: m.mail_shortlist_action({}, { locale }), path },
  });
  return [{ to, reason: 'account', words }];
}

/** The voting ends on the next working day, and somebody has not voted about everybody. */
export async function shortlistReminder(payload: unknown): Promise<Letter[]> {
  const list = await sharedList(payload);
  if (!list) return [];
  const { title, closesOn, path, to } = list;
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_shortlist_reminder_subject({ title }, { locale }),
    paragraphs: [
      m.mail_shortlist_reminder_text({ title, date: formatDate(closesOn, locale) }, { locale }),
      m.mail_shortlist_reminder_how({}, { locale }),
    ],
    action: { label: m.mail_shortlist_action({}, { locale }), path },
  });
  return [{ to, reason: 'account', words }];
}

/** A list that was taken back meanwhile is not written about. */
async function sharedList(payload: unknown) {
  const { shortlist_id: id, user_ids } = payloadSchema.parse(payload);
  const db = serviceClient();
  const links = db
    .from('shortlist_links')
    .select('key, shortlists (closes_on, question, briefs (title), companies (name))');
  const link = unwrapMaybe(await links.eq('shortlist_id', id).is('revoked_at', null).maybeSingle());
  if (!link?.shortlists.closes_on) return null;
  const named = user_ids === undefined ? {} : { p_user_ids: user_ids };
  const rows = unwrap(await db.rpc('list_vote_receivers', { p_shortlist_id: id, ...named }));
  const to = rows.map(({ email, name, locale }): Receiver => ({
    email,
    name,
    locale: localeOf(locale),
  }));
  return {
    title: link.shortlists.briefs.title,
    company: link.shortlists.companies.name,
    question: link.shortlists.question,
    closesOn: link.shortlists.closes_on,
    path: `/votes/${link.key}`,
    to,
  };
}
