import { z } from 'zod';
import { filterDay, filterId } from './filter-fields.ts';

/** Kinds of things that events are about. */
export const AUDIT_ENTITIES = [
  'consultant',
  'company',
  'brief',
  'request',
  'offer',
  'assignment',
  'timesheet',
  'invoice',
  'invitation',
] as const;

const eventId = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

const schema = z.object({
  entity: z.enum(AUDIT_ENTITIES).optional().catch(undefined),
  company: filterId,
  from: filterDay,
  to: filterDay,
  before: eventId.optional().catch(undefined),
});

/** Which events the agency looks at; `before` is the id that the page ends above. */
export type AuditFilter = z.output<typeof schema>;

/** Reads the filter from the query of an address. */
export function parseAuditFilter(query: URLSearchParams): AuditFilter {
  return schema.parse(Object.fromEntries(query));
}
