import {
  balanceAfter,
  statementRows,
  type Balance,
  type Movement,
  type OpenItem,
  type Statement,
  type StatementPeriod,
} from '$lib/domain/statements/statement.ts';
import type { Currency } from '$lib/domain/money/currency.ts';
import { addDays, type IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

const NOTHING: Balance = { receivableOre: 0, creditOre: 0 };

/** The period that is shown unless another is asked for: this year until today. */
export function usualPeriod(today: IsoDate): StatementPeriod {
  return { from: `${today.slice(0, 4)}-01-01`, to: today };
}

/**
 * A company's statement for a period, one for each currency with something booked, kronor first.
 * @throws {DomainError} 404 for who is neither of the company nor of the agency
 */
export async function getStatements(
  db: Db,
  companyId: string,
  { from, to }: StatementPeriod,
): Promise<Statement[]> {
  const [before, movements, open] = await Promise.all([
    db.rpc('list_statement_balances', { p_company_id: companyId, p_day: addDays(from, -1) }),
    db.rpc('list_statement_movements', { p_company_id: companyId, p_from: from, p_to: to }),
    db.rpc('list_statement_open_items', { p_company_id: companyId, p_day: to }),
  ]);
  const openings = unwrap(before);
  const rows = unwrap(movements);
  const items = unwrap(open);
  const used = (['SEK', 'EUR'] as const).filter((currency) =>
    [...openings, ...rows].some((row) => row.currency === currency),
  );
  return used.map((currency) => {
    const isOwn = (row: { currency: string }) => row.currency === currency;
    const opening = balanceOf(openings.find(isOwn));
    const own = rows.filter(isOwn).map(movementOf);
    return {
      currency,
      opening,
      rows: statementRows(opening, own),
      closing: balanceAfter(opening, own),
      openItems: items.filter(isOwn).map(itemOf),
    } satisfies Statement & { currency: Currency };
  });
}

type BalanceRow = { receivable_ore: number; credit_ore: number };

function balanceOf(row: BalanceRow | undefined): Balance {
  return row ? { receivableOre: row.receivable_ore, creditOre: row.credit_ore } : NOTHING;
}

type MovementRow = BalanceRow & {
  entry_id: string;
  booked_on: string;
  kind: string;
  label: string;
  invoice_id: string | null;
  invoice_number: number | null;
  series: string | null;
  due_date: string | null;
  method: string | null;
  payment_id: string | null;
};

function movementOf(row: MovementRow): Movement {
  const { invoice_id: id, invoice_number: number } = row;
  return {
    ...balanceOf(row),
    id: row.entry_id,
    on: row.booked_on,
    kind: row.kind,
    label: row.label,
    invoice: id && number ? { id, number, isClaim: row.series === 'R' } : null,
    dueDate: row.due_date,
    method: row.method === 'card' || row.method === 'bank' ? row.method : null,
    paymentId: row.payment_id,
  };
}

type ItemRow = {
  invoice_id: string;
  number: number;
  series: string;
  issue_date: string;
  due_date: string;
  total_ore: number;
  open_ore: number;
};

function itemOf(row: ItemRow): OpenItem {
  return {
    id: row.invoice_id,
    number: row.number,
    isClaim: row.series === 'R',
    issueDate: row.issue_date,
    dueDate: row.due_date,
    totalOre: row.total_ore,
    openOre: row.open_ore,
  };
}
