import { z } from 'zod';
import { DomainError } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { BankFileError } from './bank-file-error.ts';
import { importBankFile } from './import-bank-file.ts';

const accountId = z.guid().optional().catch(undefined);
const known = z.object({ file_id: z.string() });

/** The file to show after an upload; `isKnown` when it had been read before and nothing was booked. */
export type TakenIn = { fileId: string | null; isKnown: boolean };

/**
 * Takes in the file of a form (fields `file`, `account` and `is_whole`), sent by a staff member.
 * @throws {DomainError} `bank_file_…` with a sentence for whatever is wrong with the file
 */
export async function takeInUpload(form: FormData, actorId: string): Promise<TakenIn> {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) throw new DomainError(400, 'bank_file_missing');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const account = accountId.parse(form.get('account') ?? undefined);
  try {
    const isWhole = form.get('is_whole') === 'on';
    const upload = { name: file.name, bytes, accountId: account, isWhole };
    const files = await importBankFile(serviceClient(), actorId, upload);
    return { fileId: files.length === 1 ? (files[0]?.id ?? null) : null, isKnown: false };
  } catch (cause) {
    return knownFile(cause);
  }
}

function knownFile(cause: unknown): TakenIn {
  if (cause instanceof BankFileError) {
    throw new DomainError(400, `bank_file_${cause.code}`, cause.values);
  }
  if (cause instanceof DomainError && cause.code === 'bank_file_known') {
    return { fileId: known.parse(cause.values).file_id, isKnown: true };
  }
  throw cause;
}
