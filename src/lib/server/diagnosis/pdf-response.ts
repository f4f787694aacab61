import { error, type RequestEvent } from '@sveltejs/kit';
import type { Differing } from '$lib/domain/diagnosis/view.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import { renderDiagnosisPdf } from '$lib/server/documents/diagnosis-pdf.ts';
import { resultView, type StoredDiagnosis } from './result-view.ts';

/**
 * Answers with a result's PDF in the language of the address.
 * @param find the analysis, when the request may see it; null for a link that has been ended, whose
 *   page then says so: a file has no words of its own for it
 * @param differencesIn where the company's own people differ; not for whoever was given a link
 */
export async function diagnosisResponse(
  event: RequestEvent,
  find: (event: RequestEvent) => Promise<StoredDiagnosis | null>,
  differencesIn: (event: RequestEvent) => Promise<Differing | null> = () => Promise.resolve(null),
): Promise<Response> {
  const { locale, supabase } = event.locals;
  try {
    const stored = await find(event);
    if (!stored) return redirectToPage(event.url);
    const view = await resultView(supabase, stored, locale);
    const differences = await differencesIn(event);
    const bytes = await renderDiagnosisPdf({ ...view, differences }, locale);
    const name = `${locale === 'sv' ? 'behovsanalys' : 'needs-analysis'}-${view.madeOn}.pdf`;
    return new Response(bytes, {
      headers: {
        'content-type': 'application/pdf',
        'content-length': String(bytes.byteLength),
        'content-disposition': `inline; filename="${name}"`,
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex',
      },
    });
  } catch (cause) {
    if (cause instanceof DomainError) error(cause.status, cause.code);
    throw cause;
  }
}

/** The page that a file hangs below. */
function redirectToPage(url: URL): Response {
  return new Response(null, {
    status: 303,
    headers: {
      location: url.pathname.replace(/\/[^/]+$/u, ''),
      'cache-control': 'private, no-store',
    },
  });
}
