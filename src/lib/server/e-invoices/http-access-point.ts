import { z } from 'zod';
import { peppolId, type ElectronicAddress } from '$lib/domain/invoicing/peppol-id.ts';
import { env } from '$lib/server/env.ts';
import {
  AccessPointFault,
  type AccessPoint,
  type Delivery,
  type OutgoingDocument,
} from './access-point.ts';

const TIMEOUT_MS = 30_000;
/** The document or its recipient is wrong: the same again would be refused again. */
const REFUSED = new Set([400, 404, 409, 413, 415, 422]);

const receiptSchema = z.object({ receiptId: z.string().min(1).max(200) });
const refusalSchema = z.object({
  code: z
    .string()
    .regex(/^[a-z_]{1,60}$/u)
    .catch('refused'),
  message: z.string().catch(''),
});

/** The access point that the environment names; null when it names none. */
export function configuredAccessPoint(): AccessPoint | null {
  const { ACCESS_POINT_URL: url, ACCESS_POINT_KEY: key } = env();
  return url === undefined || key === undefined ? null : httpAccessPoint(url, key);
}

/**
 * An access point that is spoken to as docs/invoicing-documents.md says: one POST for each document.
 * @param url where its interface begins, with or without a slash at the end
 */
export function httpAccessPoint(url: string, key: string): AccessPoint {
  const address = `${url.replace(/\/$/u, '')}/documents`;
  return {
    async send(document, recipient) {
      const response = await post(address, key, document, recipient);
      if (response.ok) return receiptOf(await bodyOf(response));
      if (REFUSED.has(response.status)) return refusalOf(await bodyOf(response));
      throw new AccessPointFault(`status_${response.status}`);
    },
  };
}

async function post(
  address: string,
  key: string,
  { id, xml }: OutgoingDocument,
  recipient: ElectronicAddress,
): Promise<Response> {
  try {
    return await fetch(address, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/xml',
        'idempotency-key': id,
        'peppol-recipient': peppolId(recipient),
      },
      body: xml,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    throw new AccessPointFault('unreachable');
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new AccessPointFault('answer_cut');
  }
}

function receiptOf(body: unknown): Delivery {
  const parsed = receiptSchema.safeParse(body);
  if (!parsed.success) throw new AccessPointFault('answer_unknown');
  return { state: 'sent', receiptId: parsed.data.receiptId };
}

function refusalOf(body: unknown): Delivery {
  const { code, message } = refusalSchema.catch({ code: 'refused', message: '' }).parse(body);
  return { state: 'refused', reason: code, detail: message.slice(0, 500) };
}
