import { error, type RequestEvent } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages.js';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { renderStatementPdf } from '$lib/server/documents/statement-pdf.ts';
import { readStatement } from './read-statement.ts';

/** Answers with a company's statement as PDF, for the period of the address. */
export async function statementResponse(event: RequestEvent, companyId: string): Promise<Response> {
  const { locale, supabase } = event.locals;
  try {
    const [{ period, statements }, company, agency] = await Promise.all([
      readStatement(event, companyId),
      supabase.from('companies').select('name').eq('id', companyId).maybeSingle(),
      serviceClient().from('agency_settings').select('name').single(),
    ]);
    const paper = {
      company: unwrap(company).name,
      seller: unwrap(agency).name,
      period,
      statements,
    };
    const bytes = await renderStatementPdf(paper, locale);
    const name = `${m.invoicing_statement_file()}-${period.from}-${period.to}.pdf`;
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
