import { call, database } from './database.ts';
import type { WorldCompany, WorldConsultant } from './parties.ts';

/** A wish, a blocked company and a logged ranking, which are there only when somebody made them. */
export async function addMatchingRows(
  company: WorldCompany,
  briefRoleId: string,
  consultant: WorldConsultant,
): Promise<void> {
  await database().query(
    `insert into public.consultant_sector_wishes values ($1, 'retail', 'wanted')`,
    [consultant.id],
  );
  await call(consultant, 'block_company', {
    p_name: 'Tidigare kund AB',
    p_organisation_number: '556677-8899',
  });
  await call(company.owner, 'open_ranking', { p_brief_role_id: briefRoleId });
}
