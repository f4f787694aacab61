import { error, type RequestEvent } from '@sveltejs/kit';
import { takeTry } from '$lib/server/auth/rate-limit.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { csvStream, type CsvTable } from './csv-stream.ts';

/** A list with the name of its file, without date and ending. */
type NamedTable<Row> = CsvTable<Row> & { name: string };

/**
 * Answers with a list as CSV in the language of the address.
 * @param guard one of the guards in `auth/guards.ts`
 * @param table the list for this reader and the filter of the address
 */
export function exportList<Actor, Row>(
  guard: (event: RequestEvent) => Actor,
  table: (context: {
    event: RequestEvent;
    actor: Actor;
  }) => NamedTable<Row> | Promise<NamedTable<Row>>,
): (event: RequestEvent) => Promise<Response> {
  return async (event) => {
    try {
      const actor = guard(event);
      await takeTry(event, 'export', event.locals.user?.id);
      const { name, ...list } = await table({ event, actor });
      return new Response(await csvStream(list, event.locals.locale), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${name}-${todayInSweden()}.csv"`,
          'cache-control': 'private, no-store',
        },
      });
    } catch (cause) {
      if (cause instanceof DomainError) error(cause.status, cause.code);
      throw cause;
    }
  };
}
