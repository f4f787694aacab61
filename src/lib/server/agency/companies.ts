import type { InvoiceRow } from '$lib/domain/agency/invoice-row.ts';
import type { CompanyRow } from '$lib/domain/agency/company-row.ts';
import type { Member } from '$lib/domain/accounts/member.ts';
import type { CompanyDetails } from '$lib/domain/accounts/company-details.ts';
import type { BriefState, BriefSummary } from '$lib/domain/briefs/brief.ts';
import type { AssignmentSummary } from '$lib/domain/assignments/assignment.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { dayOfInstant } from '$lib/format/instant.ts';
import type { AgencyCompanyFilter } from '$lib/schemas/agency-company-filter.ts';
import { getCompanySettings } from '$lib/server/accounts/company-settings.ts';
import { listMembers } from '$lib/server/accounts/members.ts';
import { listSectorOptions, type Option } from '$lib/server/accounts/options.ts';
import { listAssignments } from '$lib/server/assignments/queries.ts';
import { listBriefs } from '$lib/server/briefs/queries.ts';
import type { Db } from '$lib/server/db/client.ts';
import { listInvoicesOf } from './invoices.ts';
import { inOrder } from '$lib/server/lists/order.ts';
import { paged, pageRows, rangeOfPage, type Paged } from '$lib/server/lists/pages.ts';
import { namePattern } from './search.ts';

const COMPANIES_PER_PAGE = 25;
const COLUMN_OF = { name: 'name', registered: 'created_at' } as const;

/** A page of companies in the order of the filter, by name when it has none. Digits are looked for as an organisation number. */
export async function listCompanies(
  db: Db,
  filter: AgencyCompanyFilter,
  perPage = COMPANIES_PER_PAGE,
): Promise<Paged<CompanyRow>> {
  const columns = 'id, name, city, country, organisation_number, vat_number, created_at';
  let query = db.from('companies').select(columns, { count: 'exact' });
  const digits = filter.q.replace(/[\s-]/gu, '');
  if (/^\d{10}$/u.test(digits)) query = query.eq('organisation_number', digits);
  else if (filter.q !== '') query = query.ilike('name', namePattern(filter.q));
  const ordered = inOrder(query, COLUMN_OF, filter.sort ?? 'name');
  const result = await ordered.range(...rangeOfPage(filter.page, perPage));
  const rows = pageRows(result).map((row) => ({
    id: row.id,
    name: row.name,
    city: row.city,
    country: row.country,
    organisationNumber: row.organisation_number,
    vatNumber: row.vat_number,
    registeredOn: dayOfInstant(row.created_at),
  }));
  return paged(rows, result.count, perPage);
}

export type CompanyBrief = {
  id: string;
  title: string;
  state: BriefState;
  roles: BriefSummary['roles'];
};

/** A company with all that the agency has to do with it. */
export type CompanyDetail = {
  id: string;
  settings: CompanyDetails;
  sectors: Option[];
  members: Member[];
  briefs: CompanyBrief[];
  assignments: AssignmentSummary[];
  invoices: InvoiceRow[];
};

/** One company with members, briefs, assignments and invoices. @throws {DomainError} 404 */
export async function getCompanyDetail(
  db: Db,
  locale: Locale,
  id: string,
  today: IsoDate,
): Promise<CompanyDetail> {
  const settings = await getCompanySettings(db, id);
  const [sectors, members, { briefs }, { assignments }, invoices] = await Promise.all([
    listSectorOptions(db, locale),
    listMembers(db, id),
    listBriefs(db, locale, id),
    listAssignments(db, { companyId: id }),
    listInvoicesOf(db, { companyId: id }, today),
  ]);
  return { id, settings, sectors, members, briefs, assignments, invoices };
}
