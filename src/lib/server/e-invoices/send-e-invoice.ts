import { parsePeppolId } from '$lib/domain/invoicing/peppol-id.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { invoiceFile } from '$lib/server/invoicing/invoice-file.ts';
import { AccessPointFault, type AccessPoint } from './access-point.ts';

type Outcome =
  | { state: 'sent'; receipt_id: string; sha256: string }
  | { state: 'refused'; reason: string; detail: string }
  | { state: 'not_configured' }
  | { state: 'waiting'; fault: string };

/**
 * Hands a document that waits to the access point and notes what became of it. Safe to run twice: the
 * access point knows the document by its id, and what is concluded stays.
 * @param accessPoint null when none is configured, which is noted, and nothing is sent
 * @param isLast no further attempt will be made: a fault is then a refusal, which a person sees
 * @throws {AccessPointFault} when it shall be tried again
 */
export async function sendEInvoice(
  id: string,
  accessPoint: AccessPoint | null,
  isLast: boolean,
): Promise<void> {
  const db = serviceClient();
  const conclude = async (p: Outcome) => {
    unwrapMaybe(await db.rpc('conclude_e_invoice', { p_document_id: id, p }));
  };
  const [waiting] = unwrap(await db.rpc('start_e_invoice', { p_document_id: id }));
  if (!waiting) return;
  if (accessPoint === null) return conclude({ state: 'not_configured' });
  try {
    await conclude(await handOver(id, waiting.recipient, accessPoint));
  } catch (cause) {
    if (!(cause instanceof AccessPointFault)) throw cause;
    if (isLast) return conclude({ state: 'refused', reason: 'unreachable', detail: '' });
    await conclude({ state: 'waiting', fault: cause.message });
    throw cause;
  }
}

async function handOver(id: string, recipient: string, accessPoint: AccessPoint): Promise<Outcome> {
  const address = parsePeppolId(recipient);
  if (address === null) return { state: 'refused', reason: 'recipient_unknown', detail: '' };
  const { bytes, sha256 } = await invoiceFile(serviceClient(), id, 'xml');
  const delivery = await accessPoint.send({ id, xml: bytes }, address);
  return delivery.state === 'sent'
    ? { state: 'sent', receipt_id: delivery.receiptId, sha256 }
    : delivery;
}
