import type { RequestEvent } from '@sveltejs/kit';
import { oreCell } from '$lib/domain/export/csv.ts';
import type { Currency } from '$lib/domain/money/currency.ts';
import { netOf, type Statement } from '$lib/domain/statements/statement.ts';
import { movementWord } from '$lib/format/statement-words.ts';
import { m } from '$lib/paraglide/messages.js';
import type { CsvTable } from '$lib/server/export/csv-stream.ts';
import { readStatement } from './read-statement.ts';

type Line = {
  key: string;
  on: string;
  what: string;
  currency: Currency;
  changeOre: number | null;
  balanceOre: number;
};

/** A company's statement as a file: opening balance, every movement, closing balance. */
export function statementTable(
  event: RequestEvent,
  companyId: string,
): CsvTable<Line> & { name: string } {
  const { locale } = event.locals;
  return {
    name: m.invoicing_statement_file(),
    columns: [
      { label: m.invoicing_statement_day(), cell: (line) => line.on },
      { label: m.invoicing_statement_what(), cell: (line) => line.what },
      { label: m.common_export_currency(), cell: (line) => line.currency },
      { label: m.invoicing_statement_change(), cell: (line) => oreCell(line.changeOre) },
      { label: m.invoicing_statement_balance(), cell: (line) => oreCell(line.balanceOre) },
    ],
    key: ({ key }) => key,
    page: async (page) => {
      const { period, statements } = await readStatement(event, companyId);
      const lines = statements.flatMap((one) => linesOf(one, period, locale));
      return page === 1 ? lines : [];
    },
  };
}

function linesOf(
  { currency, opening, rows, closing }: Statement,
  { from, to }: { from: string; to: string },
  locale: 'sv' | 'en',
): Line[] {
  const end = (key: string, on: string, what: string, balanceOre: number) => ({
    ...{ key: `${key} ${currency}`, on, what, currency, changeOre: null, balanceOre },
  });
  return [
    end('opening', from, m.invoicing_statement_opening(), netOf(opening)),
    ...rows.map((row) => ({
      key: row.id,
      on: row.on,
      what: movementWord(row, currency, locale),
      currency,
      changeOre: row.changeOre,
      balanceOre: row.balanceOre,
    })),
    end('closing', to, m.invoicing_statement_closing(), netOf(closing)),
  ];
}
