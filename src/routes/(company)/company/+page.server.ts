import { listAssignments } from '$lib/server/assignments/queries.ts';
import { listTimesheetsToApprove } from '$lib/server/assignments/timesheets.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { listBriefs } from '$lib/server/briefs/queries.ts';
import type { Db } from '$lib/server/db/client.ts';
import { analysisRow } from '$lib/server/diagnosis/analysis-rows.ts';
import { findLatestDiagnosis } from '$lib/server/diagnosis/queries.ts';
import { listExpensesToApprove } from '$lib/server/expenses/queries.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { listUnpaidInvoices } from '$lib/server/invoicing/queries.ts';
import { listOwnBallots } from '$lib/server/shortlists/ballot.ts';

/** The latest few of each; the lists have the rest. */
const SHOWN = 5;

export const load = guardedLoad(requireCompany, async ({ event, actor }) => {
  const { supabase, locale } = event.locals;
  const companyId = actor.company.id;
  const [{ briefs }, { assignments }, waiting, latest, ballots] = await Promise.all([
    listBriefs(supabase, locale, companyId),
    listAssignments(supabase, { companyId }),
    listWaiting(supabase, companyId),
    findLatestDiagnosis(supabase, companyId),
    listOwnBallots(supabase),
  ]);
  return {
    companyName: actor.company.name,
    briefs: briefs.filter(({ state }) => state === 'open' || state === 'draft').slice(0, SHOWN),
    assignments: assignments.slice(0, SHOWN),
    withOffers: briefs.filter(({ offersOpen }) => offersOpen > 0),
    ...waiting,
    analysis: latest && (await analysisRow(supabase, latest, locale)),
    ballots,
    isNew: briefs.length === 0,
  };
});

/** What the company is to approve or pay. */
async function listWaiting(db: Db, companyId: string) {
  const [timesheets, expenses, invoices] = await Promise.all([
    listTimesheetsToApprove(db, companyId),
    listExpensesToApprove(db, companyId),
    listUnpaidInvoices(db, companyId),
  ]);
  return { timesheets, expenses, invoices };
}
