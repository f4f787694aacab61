import {
  accountNumber,
  type AccountIdentity,
  type BankStatement,
} from '#lib/domain/banking/bank-statement.ts';
import { BankFileError } from './bank-file-error.ts';
import { readEntry, type CamtEntry } from './camt-entry.ts';
import { moneyOrNullAt } from './camt-fields.ts';
import { assertTotals, balancesOf } from './camt-totals.ts';
import { withDistinctReferences } from './distinct-references.ts';
import { openIsoDocument, parseEntry } from './iso-document.ts';
import { nodeAt, nodesAt, nodesOf, requiredTextAt, textAt, type XmlNode } from './xml-node.ts';

const SUPPORTED = ['camt.053.001.02', 'camt.053.001.08', 'camt.054.001.02', 'camt.054.001.08'];

const SHAPES = {
  'camt.053': { root: 'BkToCstmrStmt', report: 'Stmt' },
  'camt.054': { root: 'BkToCstmrDbtCdtNtfctn', report: 'Ntfctn' },
} as const;

/** What is the same for every report of a message. */
interface Message {
  readonly format: keyof typeof SHAPES;
  readonly messageId: string;
  readonly createdAt: string;
}

/**
 * Reads account statements (camt.053) and notifications (camt.054), versions 2 and 8: one
 * statement for each account and report in the file.
 * @throws BankFileError for a file that is not whole, not well-formed, of another kind, or whose
 *   sums do not add up; nothing of it is returned then
 */
export function readCamt(bytes: Uint8Array): BankStatement[] {
  const { message, document } = openIsoDocument(bytes, SUPPORTED);
  const format = message.startsWith('camt.053') ? 'camt.053' : 'camt.054';
  const root = nodeAt(document, SHAPES[format].root);
  const head = {
    format,
    messageId: requiredTextAt(root, 'GrpHdr/MsgId'),
    createdAt: requiredTextAt(root, 'GrpHdr/CreDtTm'),
  } as const;
  const reports = nodesOf(root, SHAPES[format].report);
  if (reports.length === 0) {
    throw new BankFileError('field_missing', { field: SHAPES[format].report });
  }
  return reports.map((report) => readReport(report, head));
}

function readReport(report: XmlNode, head: Message): BankStatement {
  const entries = nodesOf(report, 'Ntry').map((entry) => readEntry(parseEntry(entry)));
  assertTotals(report, entries);
  return {
    ...head,
    account: accountOf(report),
    currency: currencyOf(report, entries),
    ...balancesOf(report),
    transactions: withDistinctReferences(entries.flatMap(({ transactions }) => transactions)),
    pendingCount: entries.filter(({ isBooked }) => !isBooked).length,
  };
}

function accountOf(report: XmlNode): AccountIdentity {
  const iban = textAt(report, 'Acct/Id/IBAN');
  if (iban !== null) return { kind: 'iban', number: accountNumber(iban) };
  const number = accountNumber(requiredTextAt(report, 'Acct/Id/Othr/Id'));
  const scheme = textAt(report, 'Acct/Id/Othr/SchmeNm/Prtry');
  return { kind: scheme === 'BGNR' ? 'bankgiro' : 'other', number };
}

/** The one currency of the account, which every balance and entry must be in. */
function currencyOf(report: XmlNode, entries: readonly CamtEntry[]): string | null {
  const balances = nodesAt(report, 'Bal').map((each) => moneyOrNullAt(each, 'Amt')?.currency);
  const found = [textAt(report, 'Acct/Ccy'), ...balances, ...entries.map((it) => it.currency)];
  const currencies = new Set(found.filter((each) => each !== null && each !== undefined));
  if (currencies.size > 1) {
    throw new BankFileError('currency_mismatch', { value: [...currencies].join(', ') });
  }
  return [...currencies][0] ?? null;
}
