import { z } from 'zod';
import { filterDay, filterId } from './filter-fields.ts';
import { sortField } from './sort-field.ts';

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
  'agency_staff',
  'diagnosis',
] as const;

export const AUDIT_ORDERS = ['when'] as const;

const eventId = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

const schema = z.object({
  entity: z.enum(AUDIT_ENTITIES).optional().catch(undefined),
  company: filterId,
  from: filterDay,
  to: filterDay,
  sort: sortField(AUDIT_ORDERS),
  from_event: eventId.optional().catch(undefined),
});

/** Which events the agency looks at; `from_event` is the id that the page begins after. */
export type AuditFilter = z.output<typeof schema>;

/** Reads the filter from the query of an address. */
export function parseAuditFilter(query: URLSearchParams): AuditFilter {
  return schema.parse(Object.fromEntries(query));
}
