import {
  agreedTermsDays,
  TERMS_VERSION,
  type AgreementTerms,
} from '$lib/domain/assignments/agreement.ts';
import type { Brief } from '$lib/domain/briefs/brief.ts';
import type { Offer } from '$lib/domain/briefs/offer.ts';
import { findAgencyCard } from '$lib/server/catalogue/agency-card.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** The agreement that a yes to the offer would freeze. @throws {DomainError} 404 */
export async function getAgreement(
  db: Db,
  companyId: string,
  brief: Brief,
  offer: Offer,
  roleName: string,
): Promise<AgreementTerms> {
  const columns = 'name, payment_terms_days, is_public_body, long_terms_agreed';
  const [agency, company] = await Promise.all([
    findAgencyCard(db),
    db.from('companies').select(columns).eq('id', companyId).maybeSingle(),
  ]);
  const { name, payment_terms_days: days, ...terms } = unwrap(company);
  return {
    companyName: name,
    consultantName: offer.consultantName,
    agencyName: agency?.name ?? '',
    title: brief.title,
    roleName,
    goal: brief.goal,
    measures: brief.goals?.measures ?? [],
    period: offer.period,
    percent: offer.percent,
    rateOre: offer.rateOre,
    feeOre: offer.feeOre,
    marginOre: offer.marginOre,
    paymentTermsDays: agreedTermsDays(days, terms.is_public_body, terms.long_terms_agreed),
    version: TERMS_VERSION,
  };
}
