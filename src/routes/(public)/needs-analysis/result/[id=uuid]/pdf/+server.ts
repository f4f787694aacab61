import { getOnDevice } from '$lib/server/diagnosis/device.ts';
import { diagnosisResponse } from '$lib/server/diagnosis/pdf-response.ts';
import type { RequestHandler } from './$types.js';

/** The result as PDF, for the device that made it. */
export const GET: RequestHandler = (event) =>
  diagnosisResponse(event, async ({ locals, cookies, params }) => {
    const { stored, isSaved } = await getOnDevice(locals.supabase, cookies, params['id'] ?? '');
    return isSaved ? null : stored;
  });
