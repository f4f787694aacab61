import { z } from 'zod';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { keepDocument } from '$lib/server/invoicing/invoice-file.ts';

const payloadSchema = z.object({ document_id: z.uuid() });

/** Makes the PDF and e-invoice of an issued document and keeps them; what is kept already stays. */
export async function renderDocument(payload: unknown): Promise<void> {
  await keepDocument(serviceClient(), payloadSchema.parse(payload).document_id);
}
