import { diagnosisResponse } from '$lib/server/diagnosis/pdf-response.ts';
import { getShared } from '$lib/server/diagnosis/shares.ts';
import type { RequestHandler } from './$types.js';

/** The result as PDF, for whoever holds a private link that works. */
export const GET: RequestHandler = (event) =>
  diagnosisResponse(event, ({ locals, params }) =>
    getShared(locals.supabase, params['token'] ?? ''),
  );
