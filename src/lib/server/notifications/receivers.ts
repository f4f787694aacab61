import type { Locale } from '$lib/i18n/paths.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import type { Receiver } from './letter.ts';

/** Everyone who acts for a company. */
export function companyReceivers(companyId: string): Promise<Receiver[]> {
  return receivers({ p_company_id: companyId });
}

/** The person behind a consultant's profile. */
export function consultantReceivers(consultantId: string): Promise<Receiver[]> {
  return receivers({ p_consultant_id: consultantId });
}

/** The agency's staff. @param exceptId one of them who need not be told */
export function agencyReceivers(exceptId: string | null = null): Promise<Receiver[]> {
  return receivers({ p_agency: true }, exceptId);
}

/** One person. */
export function personReceivers(userId: string): Promise<Receiver[]> {
  return receivers({ p_user_id: userId });
}

/** A stored language, Swedish when it is none of ours. */
export function localeOf(stored: string | null | undefined): Locale {
  return stored === 'en' ? 'en' : 'sv';
}

type Whom = {
  p_company_id?: string;
  p_consultant_id?: string;
  p_agency?: boolean;
  p_user_id?: string;
};

async function receivers(whom: Whom, exceptId: string | null = null): Promise<Receiver[]> {
  const rows = unwrap(await serviceClient().rpc('list_mail_recipients', whom));
  const told = rows.filter(({ user_id: id }) => id !== exceptId);
  return told.map(({ email, name, locale }) => ({ email, name, locale: localeOf(locale) }));
}
