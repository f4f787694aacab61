import { z } from 'zod';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';

const payloadSchema = z.object({ list_id: z.number().int() });

/** Adds a list that was opened to what everybody ranked deserved and received of exposure; once. */
export async function bookExposure(payload: unknown): Promise<void> {
  const { list_id } = payloadSchema.parse(payload);
  unwrap(await serviceClient().rpc('book_exposure', { p_list_id: list_id }));
}
