import { requireCompany } from '$lib/server/auth/guards.ts';
import { diagnosisResponse } from '$lib/server/diagnosis/pdf-response.ts';
import { getDiagnosis } from '$lib/server/diagnosis/queries.ts';
import { differencesOf } from '$lib/server/diagnosis/together.ts';
import type { RequestHandler } from './$types.js';

/** A saved result as PDF, for the company's members, with where its people see things differently. */
export const GET: RequestHandler = async (event) => {
  const { company } = requireCompany(event);
  const { supabase, locale } = event.locals;
  const saved = getDiagnosis(supabase, company.id, event.params['id'] ?? '');
  return diagnosisResponse(
    event,
    async () => (await saved).stored,
    async () => differencesOf(supabase, await saved, locale),
  );
};
