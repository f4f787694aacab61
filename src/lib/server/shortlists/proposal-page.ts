import { roleTerms } from '$lib/domain/briefs/brief-role.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { getBrief } from '$lib/server/briefs/queries.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { matchNames } from '$lib/server/matching/names.ts';
import { readBringIn } from './bring-in.ts';
import { getProposal } from './proposals.ts';

/** All that the agency's page of a proposal shows. @throws {DomainError} 404 */
export async function readProposalPage(db: Db, locale: Locale, id: string, url: URL) {
  const dataTime = new Date().toISOString();
  const proposal = await getProposal(db, id);
  const there = new Set(proposal.candidates.map(({ consultantId }) => consultantId));
  const [brief, bringIn, names, company] = await Promise.all([
    getBrief(db, locale, proposal.briefId),
    readBringIn(db, proposal, there, url),
    matchNames(db, locale),
    db.from('companies').select('name').eq('id', proposal.companyId).maybeSingle(),
  ]);
  const role = brief.roles.find((one) => one.id === proposal.briefRoleId);
  if (!role) throw new DomainError(404, 'not_found');
  return {
    proposal,
    title: brief.title,
    roleName: role.roleName,
    companyName: unwrapMaybe(company)?.name ?? '',
    percent: roleTerms(role).percent,
    names,
    dataTime,
    bringIn,
  };
}
