import type { RequestEvent } from '@sveltejs/kit';
import { parseStatementPeriod } from '$lib/schemas/statement-period.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { getStatements, usualPeriod } from './get-statement.ts';

/** A company's statement for the period of the address. @throws {DomainError} 404 */
export async function readStatement(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  companyId: string,
) {
  const period = parseStatementPeriod(event.url.searchParams, usualPeriod(todayInSweden()));
  return { period, statements: await getStatements(event.locals.supabase, companyId, period) };
}
