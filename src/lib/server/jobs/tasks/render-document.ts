import { z } from 'zod';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { invoiceFile } from '$lib/server/invoicing/invoice-file.ts';

const payloadSchema = z.object({ document_id: z.uuid() });

/** Makes an invoice's PDF and keeps it; one that is kept already stays. */
export async function renderDocument(payload: unknown): Promise<void> {
  await invoiceFile(serviceClient(), payloadSchema.parse(payload).document_id);
}
