import { z } from 'zod';
import type { Locale } from '$lib/i18n/paths.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';

const payloadSchema = z.object({ request_id: z.uuid() });

/** What notices about a request say of it. @throws {DomainError} 404 */
export async function requestOf(payload: unknown) {
  const { request_id: id } = payloadSchema.parse(payload);
  const query = serviceClient()
    .from('requests')
    .select(
      'id, brief_id, company_id, consultant_id, company_name, consultant_number, answer_by, briefs (title), brief_roles (roles (name_sv, name_en))',
    )
    .eq('id', id);
  const result = await query.maybeSingle();
  const { briefs, brief_roles: asked, ...request } = unwrap(result);
  const role = (locale: Locale) => localized(asked.roles, 'name', locale);
  return { ...request, title: briefs.title, role };
}
