import type { IsoDate } from '$lib/domain/time/day.ts';
import { BankFileError } from '$lib/server/banking/bank-file-error.ts';
import { openIsoDocument } from '$lib/server/banking/iso-document.ts';
import {
  nodeAt,
  nodesOf,
  requiredTextAt,
  textAt,
  type XmlNode,
} from '$lib/server/banking/xml-node.ts';
import { dayTold } from './pain002-day.ts';

/** What became of a payment: `paid` is settled, `accepted` will be, `pending` is not decided. */
export type PaymentOutcome = 'paid' | 'accepted' | 'rejected' | 'pending';

/** The bank's word on a payment, a block of payments or the whole file. */
export interface PaymentStatus {
  readonly outcome: PaymentOutcome;
  /** ISO 20022 status, such as `ACCP` or `RJCT`. */
  readonly code: string;
  /** Why, such as `AC01`, and in words; null when the bank does not say. */
  readonly reasonCode: string | null;
  readonly reasonText: string | null;
  /** The day that the bank tells for it: of settlement, else of execution, else of acceptance. */
  readonly on: IsoDate | null;
}

/** The bank's answer to a file of payments. */
export interface PaymentStatusReport {
  readonly messageId: string;
  readonly originalMessageId: string;
  readonly group: PaymentStatus | null;
  /** By the identity of the block (`PmtInfId`). */
  readonly blocks: ReadonlyMap<string, PaymentStatus>;
  /** By the identity of the payment (`EndToEndId`). */
  readonly payments: ReadonlyMap<string, PaymentStatus>;
}

const SUPPORTED = ['pain.002.001.03', 'pain.002.001.10'];

const OUTCOMES: Readonly<Record<string, PaymentOutcome>> = {
  ACSC: 'paid',
  ACCC: 'paid',
  ACTC: 'accepted',
  ACCP: 'accepted',
  ACSP: 'accepted',
  ACWC: 'accepted',
  ACWP: 'accepted',
  RJCT: 'rejected',
  CANC: 'rejected',
};

/**
 * Reads the bank's answer to a payment file (pain.002, versions 3 and 10).
 * @throws BankFileError as every file from the bank, or when one payment has two answers
 */
export function readPain002(bytes: Uint8Array): PaymentStatusReport {
  const { document } = openIsoDocument(bytes, SUPPORTED);
  const root = nodeAt(document, 'CstmrPmtStsRpt');
  const group = nodeAt(root, 'OrgnlGrpInfAndSts');
  const blocks = nodesOf(root, 'OrgnlPmtInfAndSts');
  return {
    messageId: requiredTextAt(root, 'GrpHdr/MsgId'),
    originalMessageId: requiredTextAt(group, 'OrgnlMsgId'),
    group: statusAt(group, 'GrpSts'),
    blocks: byIdentity(blocks, 'OrgnlPmtInfId', 'PmtInfSts'),
    payments: byIdentity(
      blocks.flatMap((block) => nodesOf(block, 'TxInfAndSts')),
      'OrgnlEndToEndId',
      'TxSts',
    ),
  };
}

/**
 * The answer for one payment: its own, else that of its block, else that of the file. A block or
 * file accepted in part (`PART`) says nothing of a payment.
 * @returns null when the report does not speak of it
 */
export function statusOf(
  report: PaymentStatusReport,
  payment: { readonly endToEndId: string; readonly blockId: string },
): PaymentStatus | null {
  const own = report.payments.get(payment.endToEndId);
  const inherited = [report.blocks.get(payment.blockId), report.group];
  return own ?? inherited.find((each) => each && each.code !== 'PART') ?? null;
}

function byIdentity(
  nodes: readonly XmlNode[],
  id: string,
  field: string,
): Map<string, PaymentStatus> {
  const statuses = new Map<string, PaymentStatus>();
  for (const node of nodes) {
    const status = statusAt(node, field);
    const identity = requiredTextAt(node, id);
    const known = statuses.get(identity);
    if (status === null) continue;
    if (known !== undefined && known.code !== status.code) {
      throw new BankFileError('sum_mismatch', {
        field: identity,
        stated: known.code,
        computed: status.code,
      });
    }
    statuses.set(identity, status);
  }
  return statuses;
}

function statusAt(node: XmlNode, field: string): PaymentStatus | null {
  const code = textAt(node, field);
  if (code === null) return null;
  const reason = nodeAt(node, 'StsRsnInf');
  return {
    outcome: OUTCOMES[code] ?? 'pending',
    code,
    on: dayTold(node),
    reasonCode: textAt(reason, 'Rsn/Cd') ?? textAt(reason, 'Rsn/Prtry'),
    reasonText: textAt(reason, 'AddtlInf'),
  };
}
