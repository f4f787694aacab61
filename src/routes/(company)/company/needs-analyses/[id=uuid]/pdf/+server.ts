import { requireCompany } from '$lib/server/auth/guards.ts';
import { diagnosisResponse } from '$lib/server/diagnosis/pdf-response.ts';
import { getDiagnosis } from '$lib/server/diagnosis/queries.ts';
import type { RequestHandler } from './$types.js';

/** A saved result as PDF, for the company's members. */
export const GET: RequestHandler = (event) => {
  const { company } = requireCompany(event);
  return diagnosisResponse(event, async ({ locals, params }) => {
    const { stored } = await getDiagnosis(locals.supabase, company.id, params['id'] ?? '');
    return stored;
  });
};
