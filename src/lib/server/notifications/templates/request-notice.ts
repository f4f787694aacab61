import { z } from 'zod';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';

const payloadSchema = z.object({ request_id: z.uuid() });

/** What notices about a request say of it. @throws {DomainError} 404 */
export async function requestOf(payload: unknown) {
  const { request_id: id } = payloadSchema.parse(payload);
  const query = serviceClient()
    .from('requests')
    .select(
      'id, brief_id, company_id, consultant_id, company_name, consultant_number, answer_by, briefs (title)',
    )
    .eq('id', id);
  const result = await query.maybeSingle();
  const { briefs, ...request } = unwrap(result);
  return { ...request, title: briefs.title };
}
