import { call, callValue, database } from './database.ts';
import { dayFromToday, type Person, type WorldCompany, type WorldConsultant } from './parties.ts';
import { briefRoleId, createBrief } from './world.ts';

export type Choice = {
  briefId: string;
  roleId: string;
  shortlistId: string;
  linkKey: string;
};

/** An open brief whose one role has the given consultants on its shortlist. */
export async function createShortlist(
  company: WorldCompany,
  consultants: readonly WorldConsultant[],
): Promise<Omit<Choice, 'linkKey'>> {
  const briefId = await createBrief(company);
  const roleId = await briefRoleId(briefId);
  const shortlistId = await callValue<string>(company.owner, 'add_to_shortlist', {
    p_brief_role_id: roleId,
    p_consultant_ids: consultants.map(({ id }) => id),
  });
  return { briefId, roleId, shortlistId };
}

/** Shares a shortlist with the company's member. @returns the key of its address */
export async function share(
  company: WorldCompany,
  shortlistId: string,
  days = 7,
  voters: readonly Person[] = [company.member],
): Promise<string> {
  return callValue<string>(company.owner, 'share_shortlist', {
    p_shortlist_id: shortlistId,
    p_closes_on: await dayFromToday(days),
    p_question: 'Vem kan ni arbeta med?',
    p_voter_ids: voters.map(({ userId }) => userId),
  });
}

/** Votes for one candidate. */
export async function vote(
  person: Person,
  key: string,
  consultantId: string,
  answer: string,
  options: { department?: string; comment?: string } = {},
): Promise<number> {
  return callValue<number>(person, 'cast_votes', {
    p_key: key,
    p_department: options.department ?? 'Kundtjänst',
    p_votes: [{ consultant_id: consultantId, vote: answer, comment: options.comment ?? '' }],
  });
}

/** The version that a page of the proposal or shortlist would show. */
export async function versionOf(table: 'proposals' | 'shortlists', id: string): Promise<number> {
  const { rows } = await database().query<{ version: number }>(
    `select version from public.${table} where id = $1`,
    [id],
  );
  return rows[0]?.version ?? 0;
}

/** Consultants of a proposal in its order. */
export async function proposed(proposalId: string): Promise<string[]> {
  const { rows } = await database().query<{ consultant_id: string }>(
    'select consultant_id from public.proposal_candidates where proposal_id = $1 order by position',
    [proposalId],
  );
  return rows.map((row) => row.consultant_id);
}

/** Moves somebody in a proposal at the version it has now. */
export async function move(
  staff: Person,
  proposalId: string,
  consultantId: string,
  how: string,
  reason = 'Har lett ett liknande arbete.',
): Promise<void> {
  await call(staff, 'move_proposed', {
    p_proposal_id: proposalId,
    p_consultant_id: consultantId,
    p_move: how,
    p_reason: reason,
    p_version: await versionOf('proposals', proposalId),
  });
}

/** A proposal sent to the company in which a consultant was moved. */
export async function createProposal(
  staff: Person,
  roleId: string,
  consultant: WorldConsultant,
): Promise<string> {
  const id = await callValue<string>(staff, 'start_proposal', { p_brief_role_id: roleId });
  const isThere = (await proposed(id)).includes(consultant.id);
  if (isThere) await move(staff, id, consultant.id, 'out');
  await move(staff, id, consultant.id, 'in');
  await call(staff, 'send_proposal', {
    p_proposal_id: id,
    p_note: 'Två av dem har arbetat med kundklubbar.',
    p_version: await versionOf('proposals', id),
  });
  return id;
}
