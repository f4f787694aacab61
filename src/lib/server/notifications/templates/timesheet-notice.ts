import { z } from 'zod';
import { weekOf } from '$lib/domain/time/week.ts';
import { formatWeek } from '$lib/format/date.ts';
import { formatDuration } from '$lib/format/duration.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';

const payloadSchema = z.object({ timesheet_id: z.uuid() });

/** What notices about a timesheet say of it. @throws {DomainError} 404 */
export async function timesheetOf(payload: unknown) {
  const { timesheet_id: id } = payloadSchema.parse(payload);
  const query = serviceClient()
    .from('timesheet_sums')
    .select('assignment_id, company_id, consultant_id, company_name, title, week_start, minutes')
    .eq('timesheet_id', id);
  const result = await query.maybeSingle();
  const row = unwrap(result);
  const title = row.title ?? '';
  const company = row.company_name ?? '';
  const week = weekOf(row.week_start ?? '');
  return {
    id,
    consultantPath: `/consultant/timesheets/${row.assignment_id}/${week}`,
    companyId: row.company_id ?? '',
    consultantId: row.consultant_id ?? '',
    /** The values that the sentences are filled with. */
    values: (locale: Locale) => ({
      title,
      company,
      week: formatWeek(week, locale),
      hours: formatDuration(row.minutes ?? 0, locale),
    }),
  };
}
