import { createHash, randomUUID } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import type { State, Taken } from './state.ts';

/** A document as it is posted. */
export type Posted = { key: string; recipient: string; xml: Buffer };

/** What is answered: a receipt, or why not. */
export type Answer =
  | { status: 200 | 201; body: { receiptId: string } }
  | { status: 400 | 404 | 409; body: { code: string; message: string } };

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  parseTagValue: false,
  processEntities: false,
});

/** Takes a document once: the same again gets the same receipt, another one by its key is refused. */
export function take(state: State, { key, recipient, xml }: Posted): Answer {
  const sha256 = createHash('sha256').update(xml).digest('hex');
  const earlier = state.find(key);
  if (earlier?.sha256 === sha256) return { status: 200, body: { receiptId: earlier.receiptId } };
  if (earlier) return refused(409, 'key_used', 'The key belongs to another document.');
  const document = read(xml);
  if (document === null) return refused(400, 'document_invalid', 'Not an invoice or credit note.');
  if (document.buyer !== recipient) {
    return refused(400, 'recipient_differs', `The document is addressed to ${document.buyer}.`);
  }
  if (state.unregistered.has(recipient)) {
    return refused(404, 'recipient_unknown', `${recipient} is not registered to receive this.`);
  }
  const taken: Taken = {
    ...{ key, recipient, sha256, kind: document.kind },
    receiptId: `sim-${randomUUID()}`,
    receivedAt: new Date().toISOString(),
  };
  state.take(taken);
  return { status: 201, body: { receiptId: taken.receiptId } };
}

function refused(status: 400 | 404 | 409, code: string, message: string): Answer {
  return { status, body: { code, message } };
}

/** The kind of document and the address of its buyer; null for what is no document. */
function read(xml: Buffer): { kind: string; buyer: string } | null {
  try {
    const root = parser.parse(xml.toString('utf8'), true) as Record<string, Node | undefined>;
    const kind = ['Invoice', 'CreditNote'].find((name) => root[name] !== undefined);
    const endpoint = kind && root[kind]?.AccountingCustomerParty?.Party?.EndpointID;
    if (kind === undefined || !endpoint) return null;
    return { kind, buyer: `${endpoint['@_schemeID']}:${endpoint['#text']}` };
  } catch {
    return null;
  }
}

type Endpoint = { '@_schemeID': string; '#text': string };
type Node = { AccountingCustomerParty?: { Party?: { EndpointID?: Endpoint } } };
