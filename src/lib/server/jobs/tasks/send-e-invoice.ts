import type { JobHelpers } from 'graphile-worker';
import { z } from 'zod';
import { configuredAccessPoint } from '$lib/server/e-invoices/http-access-point.ts';
import { sendEInvoice as send } from '$lib/server/e-invoices/send-e-invoice.ts';

const payloadSchema = z.object({ document_id: z.uuid() });

/** Sends an issued document to a customer that takes e-invoices. */
export async function sendEInvoice(payload: unknown, { job }: JobHelpers): Promise<void> {
  const { document_id: id } = payloadSchema.parse(payload);
  await send(id, configuredAccessPoint(), job.attempts >= job.max_attempts);
}
