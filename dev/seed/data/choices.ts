/** How a company chooses together: the agency's proposal, the list it shares, and what departments say. */
export type Choice = {
  company: string;
  /** The brief's title. */
  title: string;
  owner: string;
  proposed?: {
    daysAgo: number;
    by: string;
    note: string;
    /** `place` is that on the list at the time; it is ignored for somebody brought in. */
    moves: readonly { place: number; move: 'up' | 'down' | 'in' | 'out'; reason: string }[];
  };
  listed?: { count: number; note: string };
  shared?: {
    daysAgo: number;
    closesInDays: number;
    question: string;
    /** Whom the mail goes to. */
    invited: readonly string[];
    ballots: readonly {
      who: string;
      department: string;
      daysAgo: number;
      /** Answer and comment about each on the list, in its order. */
      votes: readonly (readonly ['yes' | 'no' | 'unsure', string?])[];
    }[];
  };
};

export const choices: readonly Choice[] = [
  {
    company: 'brunnsparken',
    title: 'Samtalen med gästerna när trädgården öppnar',
    owner: 'elin',
    proposed: {
      daysAgo: 5,
      by: 'kerstin',
      note: 'De fyra främsta i rangordningen håller alla för uppdraget. Vi har låtit ettan och tvåan byta plats, för kvällarnas skull, och tagit med en sjätte som kommer från ett annat håll.',
      moves: [
        {
          place: 1,
          move: 'down',
          reason:
            'Har två andra uppdrag med kvällspass i sommar, och här är det på kvällarna frågorna kommer.',
        },
        {
          place: 0,
          move: 'in',
          reason:
            'Kommer från formgivning och gör mallar som även den utan vana kan använda. Ett annat sätt att få serveringen att svara själv.',
        },
      ],
    },
    listed: {
      count: 4,
      note: 'Skriver som vi pratar, och har byggt svarsrutiner ihop med ett kök.',
    },
    shared: {
      daysAgo: 3,
      closesInDays: 4,
      question: 'Vem kan ni arbeta med varje dag när det är fullt i trädgården?',
      invited: ['marcus', 'tuva'],
      ballots: [
        {
          who: 'elin',
          department: 'Marknad',
          daysAgo: 2,
          votes: [
            ['yes', 'Tonen sitter, och den skulle gå att känna igen i alla kanaler.'],
            ['yes'],
            ['unsure', 'Bra på samtal, men jag saknar vana vid att mäta vad de leder till.'],
            ['yes'],
          ],
        },
        {
          who: 'marcus',
          department: 'Servering',
          daysAgo: 2,
          votes: [
            ['no', 'Svarar inte efter klockan sex. Det är då gästerna skriver.'],
            ['yes', 'Har jobbat kvällar förut och vet vad ett slutsålt bord betyder.'],
            ['unsure'],
            ['yes', 'Skulle passa oss.'],
          ],
        },
        {
          who: 'tuva',
          department: 'Ekonomi',
          daysAgo: 1,
          votes: [
            [
              'no',
              'Dyrast av de fyra. Inom timpriset vi satte, men då finns inget kvar om sommaren kräver fler timmar.',
            ],
            ['yes', 'Billigast av de fyra.'],
            ['yes'],
            ['yes', 'Inom budget med god marginal.'],
          ],
        },
      ],
    },
  },
];

/** What consultants have asked a human to look at. Days count back from today. */
export const reviews: readonly {
  who: string;
  daysAgo: number;
  reason: string;
  answer?: {
    by: string;
    daysAgo: number;
    outcome: 'stands' | 'corrected';
    /** A competency that is verified with the answer, and not when the agency let the person in. */
    verifies?: string;
    text: string;
  };
}[] = [
  {
    who: 'amina',
    daysAgo: 20,
    reason:
      'Jag har nivå 5 i moderering men hamnar efter konsulter med samma nivå. Räknas den inte?',
    answer: {
      by: 'mona',
      daysAgo: 17,
      outcome: 'corrected',
      verifies: 'moderation',
      text: 'Du hade rätt. Din femma i ”Moderering och samtalsklimat” räknades som en fyra, eftersom vi aldrig hade prövat den. Nu har jag ringt uppdragsgivaren i ditt exempel och märkt nivån som verifierad, så den räknas fullt från och med i dag. Din fyra i ”Communitybyggande” räknas redan fullt: det är bara en femma som behöver styrkas.',
    },
  },
  {
    who: 'leila',
    daysAgo: 2,
    reason:
      'Jag får inga förfrågningar från kommuner längre. Är det något i min profil som gör det?',
  },
];
