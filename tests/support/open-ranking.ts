import type { PoolClient } from 'pg';
import { callValue, type Actor } from './database.ts';

export type ShownRow = { consultant_id: string; mutual: number };

type Opened = { ranking_id: string | null; matches: ShownRow[] };

/** Opens a page of a ranking as whoever the transaction acts as. */
export const openPage = async (client: PoolClient, role: string, page: number) => {
  const { rows } = await client.query<{ opened: Opened }>(
    'select public.open_ranking($1, $2) as opened',
    [role, page],
  );
  return rows[0]?.opened ?? { ranking_id: null, matches: [] };
};
/** Opens the first page. @returns its entry in the log */
export const openFirst = async (client: PoolClient, role: string) =>
  (await openPage(client, role, 1)).ranking_id;
/** Opens the first page as somebody. @returns its entry in the log */
export const openedBy = async (actor: Actor, role: string) => {
  const opened = await callValue<Opened>(actor, 'open_ranking', { p_brief_role_id: role });
  return opened.ranking_id ?? '';
};
