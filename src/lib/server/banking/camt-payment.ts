import { nodesAt, textOf, type XmlNode } from './xml-node.ts';

/** What banks write where whoever ordered a payment gave it no identity. */
const NOTHING = new Set(['NOTPROVIDED', 'NOT PROVIDED']);

const OF_PAYMENT = ['Refs/EndToEndId', 'Refs/InstrId', 'Refs/PmtInfId', 'Refs/MsgId'];
const OF_BATCH = ['NtryDtls/Btch/PmtInfId', 'NtryDtls/Btch/MsgId'];

/**
 * The identities that a payment file gave some payments of an entry, each once. Those of the batch
 * are part of every payment in it.
 */
export function paymentReferencesOf(entry: XmlNode, details: readonly XmlNode[]): string[] {
  const nodes = [
    ...details.flatMap((each) => OF_PAYMENT.flatMap((path) => nodesAt(each, path))),
    ...OF_BATCH.flatMap((path) => nodesAt(entry, path)),
  ];
  const found = nodes.map(textOf).filter((text) => text !== null);
  return [...new Set(found)].filter((text) => !NOTHING.has(text));
}
