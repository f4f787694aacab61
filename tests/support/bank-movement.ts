import { randomUUID } from 'node:crypto';
import { call, database } from './database.ts';

/** A movement of 9 375 kr, or of another amount, on the agency's account that no reference places. @returns its id */
export async function waitingMovement(amountOre = 937_500): Promise<string> {
  const accountId = await idOf(
    `select id from public.bank_accounts where currency = $1 order by ledger_account limit 1`,
    'SEK',
  );
  const name = randomUUID();
  await call('service', 'import_bank_file', {
    p_actor: null,
    p_file: { sha256: name.replaceAll('-', '').repeat(2), name },
    p_statements: [
      {
        account_id: accountId,
        format: 'camt.053',
        currency: 'SEK',
        pending_count: 0,
        transactions: [movementRow(name, amountOre)],
      },
    ],
  });
  return idOf('select id from public.bank_transactions where duplicate_key = $1', name);
}

async function idOf(sql: string, value: string): Promise<string> {
  const { rows } = await database().query<{ id: string }>(sql, [value]);
  return rows[0]?.id ?? '';
}

function movementRow(name: string, amountOre: number) {
  return {
    position: 1,
    duplicate_key: name,
    booked_on: '2026-11-20',
    amount_ore: amountOre,
    payer_name: 'Okänd AB',
    stated: [],
    message: 'Enligt avtal',
    bank_reference: name,
    is_reversal: false,
    waiting_for: 'reference_missing',
    parts: [],
  };
}
