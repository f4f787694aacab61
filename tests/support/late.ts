import { waitingMovement } from './bank-movement.ts';
import { callValue, database, withSuperuser } from './database.ts';
import { dayFromToday } from './parties.ts';

/** Issued documents are frozen, so only a superuser can make time pass for one. */
export async function passDue(invoiceId: string, daysAgo: number): Promise<void> {
  await dueOn(invoiceId, await dayFromToday(-daysAgo));
}

/** An invoice that was due on a day, issued thirty days before. */
export async function dueOn(invoiceId: string, day: string): Promise<void> {
  await withSuperuser(async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      'update public.invoices set issue_date = $2::date - 30, due_date = $2 where id = $1',
      [invoiceId, day],
    );
  });
}

/** A payment by bank that arrived on a day, used for the invoice that it names; öre. */
export async function payByBank(
  invoiceId: string,
  amountOre: number,
  receivedOn: string,
): Promise<string> {
  const { rows } = await database().query<{ id: string }>(
    `with paid as (
       insert into public.payments (invoice_id, company_id, method, amount_ore, currency, received_on,
         bank_transaction_id)
       select i.id, i.company_id, 'bank', $2, 'SEK', $3, $4 from public.invoices i where i.id = $1
       returning *
     )
     select paid.id, private.book_payment(paid) from paid`,
    [invoiceId, amountOre, receivedOn, await waitingMovement(amountOre)],
  );
  const id = rows[0]?.id ?? '';
  await database().query(
    `select private.allocate_payment(p, i, p.amount_ore) from public.payments p, public.invoices i
     where p.id = $1 and i.id = $2`,
    [id, invoiceId],
  );
  return id;
}

/** The late interest of an invoice as the database reckons it. */
export async function interestOf(invoiceId: string, until: string): Promise<number | null> {
  const { rows } = await database().query<{ ore: string | null }>(
    'select interest_ore as ore from private.late_interest($1, $2)',
    [invoiceId, until],
  );
  const ore = rows[0]?.ore ?? null;
  return ore === null ? null : Number(ore);
}

/** Lets the server's key send a step. */
export function sendDue(invoiceId: string, step: string): Promise<string> {
  return callValue('service', 'send_due_reminder', { p_invoice_id: invoiceId, p_step: step });
}
