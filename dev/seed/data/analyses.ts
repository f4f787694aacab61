/** Fourteen scores, question by question. */
export type Scores = readonly [
  ...[number, number, number, number, number, number, number],
  ...[number, number, number, number, number, number, number],
];

type Side = { perspective: 'management' | 'practitioner'; department: string };

/** Somebody who answered an analysis, and how long ago. */
export type Colleague = Side & { who: string; daysAgo: number; scores: Scores };

/** A needs analysis of a company: who made it, and who answered it afterwards. */
export type Analysis = {
  company: string;
  who: string;
  daysAgo: number;
  scores: Scores;
  context: { goal: string; intent: string; size: string; hours: string };
  side?: Side;
  colleagues?: readonly Colleague[];
  shared?: boolean;
};

const LEADS = { perspective: 'management', department: 'Ledning' } as const;

export const analyses: readonly Analysis[] = [
  {
    company: 'brunnsparken',
    who: 'elin',
    daysAgo: 230,
    scores: [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1],
    context: { goal: 'community_loyalty', intent: 'experiment', size: 'small', hours: 'h120' },
    side: LEADS,
  },
  {
    company: 'brunnsparken',
    who: 'marcus',
    daysAgo: 24,
    scores: [3, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 1, 1],
    context: { goal: 'community_loyalty', intent: 'run_channels', size: 'small', hours: 'h300' },
    side: { perspective: 'practitioner', department: 'Marknad' },
    colleagues: [
      {
        ...{ who: 'elin', daysAgo: 21, ...LEADS },
        scores: [3, 3, 4, 3, 3, 2, 3, 2, 2, 1, 3, 3, 2, 2],
      },
    ],
    shared: true,
  },
  {
    company: 'norrskar',
    who: 'birgitta',
    daysAgo: 96,
    scores: [3, 2, 1, 2, 1, 2, 1, 2, 2, 1, 2, 2, 1, 1],
    context: { goal: 'public_information', intent: 'organise', size: 'enterprise', hours: 'h600' },
    side: { perspective: 'management', department: 'Kommunikation' },
    colleagues: [
      {
        ...{ who: 'ekdahl', daysAgo: 92, perspective: 'management', department: 'Kommunledning' },
        scores: [4, 3, 3, 3, 2, 3, 3, 3, 2, 2, 3, 2, 1, 1],
      },
      {
        ...{ who: 'haddad', daysAgo: 91, perspective: 'practitioner', department: 'Kontaktcenter' },
        scores: [1, 1, 1, 1, 0, 2, 1, 1, 1, 1, 2, 3, 0, 1],
      },
      {
        ...{ who: 'bostrom', daysAgo: 89, perspective: 'practitioner', department: 'Skola' },
        scores: [2, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0],
      },
    ],
  },
  {
    company: 'tallasen',
    who: 'goran',
    daysAgo: 150,
    scores: [4, 3, 3, 3, 2, 2, 2, 2, 0, 1, 2, 2, 0, 0],
    context: { goal: 'reputation_trust', intent: 'measure', size: 'medium', hours: 'h120' },
  },
];
