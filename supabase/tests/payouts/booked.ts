import { database } from '#tests/support/database.ts';

/** What an account stands at for the things of one consultant, in öre; debit positive. */
export async function booked(account: number, consultantId: string): Promise<number> {
  const { rows } = await database().query<{ sum: string }>(
    `select coalesce(sum(p.amount_ore), 0) as sum from public.ledger_postings p
     join public.ledger_entries e on e.id = p.entry_id
     where p.account = $1 and e.consultant_id = $2`,
    [account, consultantId],
  );
  return Number(rows[0]?.sum);
}

/** A self-bill's amount without VAT, in öre. */
export async function netOf(id: string): Promise<number> {
  const { rows } = await database().query<{ net_ore: string }>(
    'select net_ore from public.self_bills where id = $1',
    [id],
  );
  return Number(rows[0]?.net_ore);
}
