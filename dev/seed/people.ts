import { agencyStaff, companies } from './data/companies.ts';
import { channels } from './data/consultants-channels.ts';
import { content } from './data/consultants-content.ts';
import { relations } from './data/consultants-relations.ts';
import { strategy } from './data/consultants-strategy.ts';

/** All consultants of the demo. */
export const consultants = [...relations, ...strategy, ...content, ...channels];

/** Addresses by key of everybody who has an account; the second one invited has none yet. */
export function addresses(): Map<string, string> {
  const members = companies.flatMap(({ owner, colleagues = [] }) => [
    owner,
    ...colleagues.filter((_, index) => index !== 1),
  ]);
  return new Map([
    ...[...agencyStaff, ...members].map(({ key, email }) => [key, email] as const),
    ...consultants.map(({ key, name }) => [key, `${slug(name)}@example.com`] as const),
  ]);
}

/** A name as the first part of an address: `Åsa Rönnqvist` gives `asa.ronnqvist`. */
export function slug(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z]+/g, '.');
}
