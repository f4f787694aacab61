import { addDays } from '#lib/domain/time/day.ts';
import { Timeline } from '../moments.ts';
import { call, type Db } from '../rpc.ts';
import { account, idOf, type Step, type World } from '../world.ts';
import { choices, reviews, type Choice } from '../data/choices.ts';

/** Companies that single out consultants and let departments vote, the agency that proposes, and reviews. */
export function choiceSteps(world: World): Step[] {
  return [
    ...choices.flatMap((choice) => stepsOf(world, choice)),
    ...reviews.flatMap(({ who, daysAgo, reason, answer }) => {
      const time = new Timeline(world.today, `review ${who}`);
      let id = '';
      const ask: Step = {
        at: time.ago(daysAgo, '10:15'),
        run: async () => {
          const { client } = account(world, who);
          id = await call(client, 'ask_review', { p_reason: reason });
        },
      };
      if (!answer) return [ask];
      const reply: Step = {
        at: time.ago(answer.daysAgo, '14:20'),
        run: async () => {
          const { client } = account(world, answer.by);
          if (answer.verifies) {
            await call(client, 'verify_competency', {
              p_consultant_id: idOf(world, who),
              p_competency_id: answer.verifies,
              p_verification: 'verified',
            });
          }
          await call(client, 'answer_review', {
            p_review_id: id,
            p_outcome: answer.outcome,
            p_answer: answer.text,
          });
        },
      };
      return [ask, reply];
    }),
  ];
}

function stepsOf(world: World, choice: Choice): Step[] {
  const time = new Timeline(world.today, `choice ${choice.title}`);
  const ids = { role: '', list: '', key: '' };
  const steps: Step[] = [];
  if (choice.proposed) {
    const { daysAgo, by, note, moves } = choice.proposed;
    steps.push({
      at: time.ago(daysAgo, '11:05'),
      run: async () => propose(world, await roleOf(world, choice), by, note, moves),
    });
  }
  const { owner, listed, shared } = choice;
  if (!shared) return steps;
  steps.push({
    at: time.ago(shared.daysAgo + 1, '13:40'),
    run: async () => {
      const { client } = account(world, owner);
      ids.role = await roleOf(world, choice);
      ids.list = await call(client, 'add_to_shortlist', {
        p_brief_role_id: ids.role,
        p_consultant_ids: await ranked(client, ids.role, listed?.count ?? 3),
      });
      await noteFirst(client, ids.list, listed?.note ?? '');
    },
  });
  steps.push({
    at: time.ago(shared.daysAgo, '08:35'),
    run: async () => {
      ids.key = await call(account(world, owner).client, 'share_shortlist', {
        p_shortlist_id: ids.list,
        p_closes_on: addDays(world.today, shared.closesInDays),
        p_question: shared.question,
        p_voter_ids: shared.invited.map((who) => account(world, who).userId),
      });
    },
  });
  for (const ballot of shared.ballots) {
    steps.push({
      at: time.ago(ballot.daysAgo, '15:10'),
      run: async () => vote(world, ids, ballot),
    });
  }
  return steps;
}

async function noteFirst(client: Db, list: string, note: string): Promise<void> {
  const { data } = await client.rpc('list_shortlist', { p_shortlist_id: list });
  const [first] = data ?? [];
  if (!first || note === '') return;
  await call(client, 'note_shortlisted', {
    p_shortlist_id: list,
    p_consultant_id: first.consultant_id,
    p_note: note,
  });
}

type Ballot = NonNullable<Choice['shared']>['ballots'][number];

async function vote(world: World, ids: { list: string; key: string }, ballot: Ballot) {
  const { client } = account(world, ballot.who);
  const { data } = await client.rpc('list_shortlist', { p_shortlist_id: ids.list });
  const votes = (data ?? []).flatMap(({ consultant_id }, index) => {
    const [answer, comment = ''] = ballot.votes[index] ?? [];
    return answer ? [{ consultant_id, vote: answer, comment }] : [];
  });
  await call(client, 'cast_votes', {
    p_key: ids.key,
    p_department: ballot.department,
    p_votes: votes,
  });
}

async function propose(
  world: World,
  role: string,
  by: string,
  note: string,
  moves: NonNullable<Choice['proposed']>['moves'],
): Promise<void> {
  const { client } = account(world, by);
  const id = await call(client, 'start_proposal', { p_brief_role_id: role });
  for (const { place, move, reason } of moves) {
    const { data } = await client.rpc('list_proposal', { p_proposal_id: id });
    const there = new Set((data ?? []).map(({ consultant_id }) => consultant_id));
    const outside = (await ranked(client, role, 10)).filter((one) => !there.has(one));
    const whom = move === 'in' ? outside[0] : data?.[place - 1]?.consultant_id;
    if (!whom) continue;
    await call(client, 'move_proposed', {
      p_proposal_id: id,
      p_consultant_id: whom,
      p_move: move,
      p_reason: reason,
      p_version: await versionOf(client, id),
    });
  }
  await call(client, 'send_proposal', {
    p_proposal_id: id,
    p_note: note,
    p_version: await versionOf(client, id),
  });
}

async function versionOf(client: Db, id: string): Promise<number> {
  const { data } = await client.from('proposals').select('version').eq('id', id).single();
  return data?.version ?? 0;
}

/** The first of the ranking whom nobody has asked yet. */
async function ranked(client: Db, role: string, count: number): Promise<string[]> {
  const rows = await call(client, 'list_matches', { p_brief_role_id: role, p_limit: 20 });
  return rows
    .filter(({ request_state }) => !request_state)
    .slice(0, count)
    .map(({ consultant_id }) => consultant_id);
}

async function roleOf(world: World, { company, title }: Choice): Promise<string> {
  const { rows } = await world.db.query<{ id: string }>(
    `select r.id from public.brief_roles r join public.briefs b on b.id = r.brief_id
     where b.company_id = $1 and b.title = $2 order by r.position limit 1`,
    [idOf(world, company), title],
  );
  const id = rows[0]?.id;
  if (!id) throw new Error(`No open role: ${title}`);
  return id;
}
