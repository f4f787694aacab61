import { z } from 'zod';
import { parsePeriod } from '$lib/domain/time/period.ts';
import { formatDateRange } from '$lib/format/date.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { m } from '$lib/paraglide/messages.js';
import { localized } from '$lib/server/catalogue/localized.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import type { Words } from '../letter.ts';

const payloadSchema = z.object({ assignment_id: z.uuid() });

/** What notices about an assignment say of it. @throws {DomainError} 404 */
export async function assignmentOf(payload: unknown) {
  const { assignment_id: id } = payloadSchema.parse(payload);
  const query = serviceClient()
    .from('assignments')
    .select('id, title, company_id, company_name, consultant_id, during, roles (name_sv, name_en)')
    .eq('id', id);
  const result = await query.maybeSingle();
  const { company_name: company, during, roles, ...assignment } = unwrap(result);
  const { from, to } = parsePeriod(String(during));
  const period = (locale: Locale) => formatDateRange(from, to, locale);
  const role = (locale: Locale) => localized(roles, 'name', locale);
  return { ...assignment, company, period, role };
}

/** Leads to an assignment in the workplace of one side. */
export function assignmentAction(
  side: 'company' | 'consultant' | 'agency',
  id: string,
  locale: Locale,
): Words['action'] {
  return { label: m.mail_assignment_action({}, { locale }), path: `/${side}/assignments/${id}` };
}
