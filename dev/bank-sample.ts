import './register.ts';
import { writeFileSync } from 'node:fs';
import { apiClient, UsageError, useLocalStack } from './local-stack.ts';
import { fromCaller } from './paths.ts';
import { bankStatement, type Movement } from './seed/money/bank-statement.ts';

/**
 * Writes a file of the bank to try the inbox with: unpaid invoices of the stack that `npm start`
 * runs, paid whole, in part and without a reference. `npm run bank:sample -- FILE`.
 */
async function main([path]: readonly string[]): Promise<void> {
  if (!path) throw new UsageError('usage: npm run bank:sample -- FILE');
  useLocalStack();
  const db = apiClient();
  const account = await db.from('bank_accounts').select('iban').eq('currency', 'SEK').limit(1);
  const open = await db
    .from('invoices')
    .select('id, number, ocr, buyer')
    .eq('state', 'issued')
    .eq('currency', 'SEK')
    .eq('series', 'A')
    .order('due_date')
    .limit(3);
  const iban = account.data?.[0]?.iban;
  if (!iban || !open.data) throw new UsageError('The stack has no account or no unpaid invoice.');
  const ids = open.data.map(({ id }) => id);
  const balances = await db.from('invoice_balances').select('*').in('invoice_id', ids);
  const openOf = new Map(balances.data?.map((row) => [row.invoice_id, row.open_ore ?? 0]));
  const day = new Date().toISOString().slice(0, 10);
  const movements = open.data.map(({ id, number, ocr, buyer }, at) => {
    const ore = openOf.get(id) ?? 0;
    const [whole, part] = [at === 0, at === 1];
    return {
      ...{ day, reference: `PROV-${day}-${number}`, name: nameOf(buyer) },
      kronor: (part ? Math.round(ore / 2) : ore) / 100,
      ...(whole || part ? { ocr } : { text: 'Tack för god hjälp' }),
    } satisfies Movement;
  });
  const file = fromCaller(path);
  writeFileSync(file, bankStatement(iban, `PROV-${day}`, movements));
  console.log(`${movements.length} movements in ${file}`);
}

function nameOf(buyer: unknown): string {
  return (buyer as { name?: string }).name ?? '';
}

try {
  await main(process.argv.slice(2));
} catch (cause) {
  if (!(cause instanceof UsageError)) throw cause;
  console.error(cause.message);
  process.exitCode = 2;
}
