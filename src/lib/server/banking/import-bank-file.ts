import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { BankStatement } from '$lib/domain/banking/bank-statement.ts';
import { balancesOfAll, type Balances } from '$lib/domain/banking/statement-balances.ts';
import { referencesIn } from '$lib/domain/banking/match-reference.ts';
import type { OpenDocument } from '$lib/domain/banking/open-document.ts';
import { ownAccountOf, type BankAccount } from '$lib/domain/banking/own-account.ts';
import {
  keyedTransactions,
  periodOf,
  placeStatement,
  type KeyedTransaction,
  type Placing,
} from '$lib/domain/banking/place-statement.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { listBankAccounts } from './bank-accounts.ts';
import { BankFileError } from './bank-file-error.ts';
import { readBankFileApart } from './read-apart.ts';

/**
 * A file as it came, and what a person says of it: the account it is about when it does not say so
 * itself, and that its last row, which has no line end, is whole.
 */
export type BankUpload = {
  name: string;
  bytes: Uint8Array;
  accountId?: string | undefined;
  isWhole?: boolean;
};

/** What became of the movements about one account, each counted once. */
export type ImportedFile = {
  id: string;
  accountId: string;
  booked: number;
  waiting: number;
  outgoing: number;
  /** Told of by an earlier file. */
  known: number;
  /** Not booked by the bank yet, and left out. */
  pending: number;
};

/**
 * Takes in a file of the bank: all of it in one transaction, or nothing. A payment is placed only by
 * a valid reference of ours; the rest waits for a person. The same file, or another that tells of
 * the same movements, books them once, also when two people send it at the same time.
 * @param service a client with the secret key
 * @param actorId the staff member who sends it; null for a program
 * @throws {BankFileError} for a file that cannot be read or is about another's account
 * @throws {DomainError} 409 `bank_file_known` with `file_id`
 */
export async function importBankFile(
  service: Db,
  actorId: string | null,
  upload: BankUpload,
): Promise<ImportedFile[]> {
  const statements = await statementsOf(upload);
  const accounts = await listBankAccounts(service);
  const groups = byAccount(statements, accounts, upload.accountId);
  const ground = await findGround(service, groups);
  const result = await service.rpc('import_bank_file', {
    // The generated type knows no null; the function does.
    p_actor: actorId as string,
    p_file: {
      sha256: createHash('sha256').update(upload.bytes).digest('hex'),
      name: upload.name.slice(-200).trim() || 'bank',
    },
    p_statements: groups.map((group) => statementRow(group, ground)),
  });
  return unwrap(result).map((row) => ({
    id: row.id,
    accountId: row.account_id,
    booked: row.booked_count,
    waiting: row.waiting_count,
    outgoing: row.outgoing_count,
    known: row.known_count,
    pending: row.pending_count,
  }));
}

/** What a person says of the end of a file counts only where the file itself leaves it open. */
async function statementsOf({ bytes, isWhole = false }: BankUpload): Promise<BankStatement[]> {
  try {
    return await readBankFileApart(bytes);
  } catch (cause) {
    const isOpen = cause instanceof BankFileError && cause.code === 'csv_end_unsure';
    if (!isOpen || !isWhole) throw cause;
    return await readBankFileApart(Buffer.concat([bytes, Buffer.from('\n')]));
  }
}

type Group = {
  account: BankAccount;
  first: BankStatement;
  balances: Balances;
  pendingCount: number;
  movements: KeyedTransaction[];
};

/** The reports of a file by the account they are about. */
function byAccount(
  statements: readonly BankStatement[],
  accounts: readonly BankAccount[],
  chosen: string | undefined,
): Group[] {
  const owned = statements.map((statement) => ({
    statement,
    account: accountFor(statement, accounts, chosen),
  }));
  return [...Map.groupBy(owned, ({ account }) => account)].flatMap(([account, reports]) => {
    const [first] = reports;
    if (first === undefined) return [];
    const transactions = reports.flatMap(({ statement }) => statement.transactions);
    return {
      account,
      first: first.statement,
      balances: balancesOfAll(reports.map(({ statement }) => statement)),
      pendingCount: reports.reduce((sum, { statement }) => sum + statement.pendingCount, 0),
      movements: keyedTransactions(account.iban, transactions),
    };
  });
}

function accountFor(
  statement: BankStatement,
  accounts: readonly BankAccount[],
  chosen: string | undefined,
): BankAccount {
  const named = statement.account;
  const account =
    named === null ? accounts.find(({ id }) => id === chosen) : ownAccountOf(statement, accounts);
  if (!account) {
    throw named === null
      ? new BankFileError('account_needed')
      : new BankFileError('account_foreign', { account: named.number });
  }
  const { currency } = statement;
  if (currency !== null && currency !== account.currency) {
    throw new BankFileError('account_currency', { file: currency, account: account.currency });
  }
  return account;
}

const groundSchema = z.object({
  known: z.array(z.string()),
  documents: z.array(
    z.object({ id: z.string(), ocr: z.string(), openOre: z.number(), currency: z.string() }),
  ),
});

type Ground = { known: ReadonlySet<string>; documents: readonly OpenDocument[] };

async function findGround(service: Db, groups: readonly Group[]): Promise<Ground> {
  const movements = groups.flatMap((group) => group.movements);
  const references = movements.flatMap(({ transaction }) => referencesIn(transaction));
  const result = await service.rpc('find_bank_ground', {
    p_keys: movements.map(({ key }) => key),
    p_references: [...new Set(references)],
  });
  const { known, documents } = groundSchema.parse(unwrap(result));
  // Names are for suggestions, which are made when a person looks.
  const named = documents.map((each) => ({ ...each, customerName: '', organisationNumber: null }));
  return { known: new Set(known), documents: named };
}

function statementRow(group: Group, { known, documents }: Ground) {
  const { account, first, movements, balances } = group;
  const period = periodOf(movements.map(({ transaction }) => transaction));
  const fresh = movements.filter(({ key }) => !known.has(key));
  const placings = placeStatement(fresh, documents);
  const placingOf = new Map(fresh.map(({ key }, index) => [key, placings[index]]));
  return {
    account_id: account.id,
    format: first.format,
    currency: account.currency,
    message_id: first.messageId?.slice(0, 200) ?? null,
    from_day: period?.from ?? null,
    to_day: period?.to ?? null,
    pending_count: group.pendingCount,
    opening_ore: balances.openingOre,
    closing_ore: balances.closingOre,
    transactions: movements.map((movement, index) =>
      transactionRow(movement, index + 1, placingOf.get(movement.key)),
    ),
  };
}

function transactionRow(
  { key, transaction }: KeyedTransaction,
  position: number,
  placing: Placing | undefined,
) {
  const { counterparty } = transaction;
  return {
    position,
    duplicate_key: key,
    booked_on: transaction.bookedOn,
    amount_ore: transaction.amountOre,
    payer_name: counterparty.name,
    payer_number: counterparty.organisationNumber,
    payer_iban: counterparty.iban,
    stated: transaction.references.map(({ reference, amountOre }) => ({ reference, amountOre })),
    message: transaction.text,
    bank_reference: transaction.entryReference,
    is_reversal: transaction.isReversal,
    payment_references: [...transaction.paymentReferences],
    waiting_for: placing?.waitingFor ?? null,
    parts: (placing?.parts ?? []).map(({ documentId, amountOre }) => ({
      invoice_id: documentId,
      amount_ore: amountOre,
    })),
  };
}
