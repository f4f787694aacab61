import { reviews } from '../data/choices.ts';
import type { Person } from '../data/person.ts';
import { Timeline } from '../moments.ts';
import { Dice } from '../random.ts';
import { call } from '../rpc.ts';
import { account, idOf, type Step, type World } from '../world.ts';
import { namePerson } from './agency.ts';
import { freeTime } from './availability.ts';
import { claimsOf, type Claim, type Proofs } from './competencies.ts';

/** A consultant writes a profile and hands it in; the agency decides. */
export function consultantSteps(world: World, person: Person, proofs: Proofs): Step[] {
  const time = new Timeline(world.today, person.key);
  const claims = claimsOf(person, world.catalogue, proofs);
  const steps: Step[] = [
    { at: time.ago(person.joinedDaysAgo, '19:30'), run: () => writeProfile(world, person, claims) },
  ];
  if (person.state === 'draft') return steps;
  steps.push({
    at: time.ago(person.joinedDaysAgo - 1, '20:05'),
    run: () => move(world, person.key, person.key, 'submitted'),
  });
  if (person.state === 'submitted') return steps;
  const at = time.nextDay('10:20');
  if (person.state === 'rejected') {
    return [
      ...steps,
      { at, run: () => move(world, 'mona', person.key, 'rejected', person.rejection) },
    ];
  }
  steps.push({ at, run: () => approve(world, person, claims) });
  if (person.state === 'paused') {
    const { client } = account(world, person.key);
    steps.push({
      at: time.ago(34, '18:15'),
      run: () => call(client, 'set_paused', { p_paused: true }),
    });
  }
  return steps;
}

async function writeProfile(world: World, person: Person, claims: Claim[]): Promise<void> {
  const { client } = account(world, person.key);
  await namePerson(world, person.key, person.name);
  const id = await call(client, 'register_consultant', { p_name: person.name });
  world.ids.set(person.key, id);
  await call(client, 'save_profile', { p: profile(person), p_version: 1 });
  await call(client, 'save_competencies', { p_rows: claims });
  await call(client, 'save_availability', { p_ranges: freeTime(person.pattern, world.today) });
}

function profile(person: Person) {
  return {
    name: person.name,
    headline: person.headline,
    about: person.about,
    region_id: person.region,
    wished_rate_ore: person.rate * 100,
    floor_rate_ore: person.floor === undefined ? null : person.floor * 100,
    work_modes: [...person.modes],
    role_ids: [...person.roles],
    sector_ids: [...person.sectors],
    on_site_region_ids: [person.region, ...(person.alsoOnSite ?? [])],
    languages: Object.entries({ sv: 6, ...person.languages }).map(([code, cefr]) => ({
      code,
      cefr,
    })),
  };
}

async function move(
  world: World,
  actor: string,
  person: string,
  to: string,
  reason?: string,
): Promise<void> {
  await call(account(world, actor).client, 'consultant_transition', {
    p_consultant_id: idOf(world, person),
    p_to: to,
    p_reason: reason,
  });
}

/** The agency lets somebody in and notes what it has seen proof of: the experts' best first. */
async function approve(world: World, person: Person, claims: Claim[]): Promise<void> {
  const dice = new Dice(`proof ${person.key}`);
  const proved = claims.filter(({ evidence }) => evidence !== '').sort((a, b) => b.level - a.level);
  const later = reviews.find(({ who }) => who === person.key)?.answer?.verifies;
  for (const { competency_id, level } of proved.slice(0, dice.between(1, 4))) {
    if (competency_id === later) continue;
    await call(account(world, 'kerstin').client, 'verify_competency', {
      p_consultant_id: idOf(world, person.key),
      p_competency_id: competency_id,
      p_verification: level === 5 || dice.chance(0.4) ? 'verified' : 'referenced',
    });
  }
  await move(world, 'kerstin', person.key, 'approved');
}
