import type { World } from '#tests/support/world.ts';

type Rule = {
  where: (w: World) => string;
  readers: readonly (
    'company' | 'consultant' | 'agency' | 'stranger' | 'rivalCompany' | 'rivalConsultant'
  )[];
};

/** Who reads what belongs to choosing: votes stay in the company, reviews with who asked. */
export const CHOICE_RULES: Record<string, Rule> = {
  shortlists: { where: (w) => `id = '${w.shortlistId}'`, readers: ['company', 'agency'] },
  shortlist_candidates: {
    where: (w) => `shortlist_id = '${w.shortlistId}'`,
    readers: ['company', 'agency'],
  },
  shortlist_links: { where: (w) => `shortlist_id = '${w.shortlistId}'`, readers: ['company'] },
  shortlist_voters: { where: (w) => `shortlist_id = '${w.shortlistId}'`, readers: ['company'] },
  shortlist_votes: { where: (w) => `shortlist_id = '${w.shortlistId}'`, readers: ['company'] },
  proposals: { where: (w) => `id = '${w.proposalId}'`, readers: ['company', 'agency'] },
  proposal_candidates: {
    where: (w) => `proposal_id = '${w.proposalId}'`,
    readers: ['company', 'agency'],
  },
  proposal_moves: {
    where: (w) => `proposal_id = '${w.proposalId}'`,
    readers: ['company', 'agency'],
  },
  ranking_reviews: { where: (w) => `id = '${w.reviewId}'`, readers: ['consultant', 'agency'] },
  service_promises: {
    where: () => 'true',
    readers: ['stranger', 'rivalCompany', 'rivalConsultant', 'company', 'consultant', 'agency'],
  },
};
