import type { BriefStory } from './brief-story.ts';

/** Briefs of the Finnish shop and of the insurers. */
export const financeBriefs: readonly BriefStory[] = [
  {
    company: 'kivilinna',
    role: 'paid-search-social-specialist',
    title: 'Swedish launch: search and paid social',
    goal: 'Reach 1,200 first orders from Sweden by the end of February at no more than SEK 180 per order, and know which half of the spend did it.',
    weeks: [-11, 13],
    percent: 40,
    budget: 1200,
    mode: 'remote',
    language: { code: 'en', cefr: 5 },
    createdDaysAgo: 106,
    askedDaysAgo: 103,
    message: 'Tracking is in place and tested. We need somebody who knows Swedish buyers.',
    asks: [
      {
        who: 'alexander',
        answer: {
          kind: 'offer',
          daysAgo: 100,
          rate: 1160,
          message:
            'Happy to. I would start with search only and open paid social in week five, once we trust the numbers.',
        },
      },
    ],
    accepted: { who: 'alexander', daysAgo: 94 },
    work: { lastWeek: 'submitted', invoices: [{ weeks: 5, paidAfterDays: 14 }, { weeks: 4 }] },
  },
  {
    company: 'kivilinna',
    role: 'art-director-designer',
    title: 'Visual identity for the Swedish shop',
    goal: 'One visual language for shop, parcels and ads that Swedish customers recognise after two encounters; measured with a small recall test before and after.',
    weeks: [5, 13],
    percent: 50,
    budget: 1050,
    mode: 'remote',
    language: { code: 'en', cefr: 5 },
    createdDaysAgo: 6,
    askedDaysAgo: 5,
    asks: [
      {
        who: 'ronja',
        answer: {
          kind: 'offer',
          daysAgo: 3,
          rate: 990,
          message:
            'I know both markets and both languages. Two directions in three weeks, then we test.',
        },
      },
      { who: 'elsa', answer: { kind: 'none' } },
    ],
  },
  {
    company: 'savlund',
    role: 'communications-advisor',
    title: 'Rådgivare till ledningen vid sammanslagningen',
    goal: 'Kunder och medarbetare i båda bolagen ska få samma besked samma dag. Andelen uppsägningar av försäkringar under sammanslagningen ska stanna under 3 procent.',
    weeks: [-8, 15],
    percent: 30,
    budget: 1600,
    mode: 'hybrid',
    musts: { 'leadership-advice': 4 },
    createdDaysAgo: 84,
    askedDaysAgo: 80,
    asks: [
      {
        who: 'gunilla',
        answer: {
          kind: 'offer',
          daysAgo: 77,
          rate: 1600,
          message:
            'Jag behöver sitta med när besluten fattas. Annars blir jag bara en dyr korrekturläsare.',
        },
      },
      {
        who: 'farhad',
        answer: {
          kind: 'offer',
          daysAgo: 76,
          rate: 1420,
          message: 'Har gjort två sammanslagningar. Börjar med ansvar och mandat.',
          withdrawnDaysAgo: 73,
        },
      },
    ],
    accepted: { who: 'gunilla', daysAgo: 70 },
    work: { lastWeek: 'approved', invoices: [{ weeks: 4, paidAfterDays: 12 }] },
  },
  {
    company: 'savlund',
    role: 'social-media-strategist',
    title: 'Närvaro i sociala medier efter sammanslagningen',
    goal: 'Ett gemensamt beslut om vilka kanaler det nya bolaget finns i, vem som svarar och hur vi ser att det hjälper kunderna. Målet är att 9 av 10 frågor besvaras samma dag.',
    weeks: [2, 12],
    percent: 20,
    budget: 1150,
    mode: 'remote',
    createdDaysAgo: 14,
    askedDaysAgo: 11,
    asks: [
      {
        who: 'amina',
        answer: {
          kind: 'offer',
          daysAgo: 6,
          rate: 1050,
          message:
            'Jag har mest arbetat med dialog, så min strategi börjar där: vem svarar, på vad och med vilket mandat.',
        },
      },
      {
        who: 'karin',
        answer: {
          kind: 'declined',
          daysAgo: 7,
          reason: 'Jag har lämnat en större offert som i så fall fyller våren.',
        },
      },
    ],
  },
  {
    company: 'savlund',
    role: 'web-editor',
    title: 'Begripliga villkor för hemförsäkringen',
    goal: 'Åtta av tio kunder ska kunna svara på vad självrisken är efter en minut på sidan. I dag klarar tre av tio det.',
    weeks: [2, 10],
    percent: 50,
    budget: 920,
    mode: 'remote',
    override: {
      name: 'Carl Bruhn',
      title: 'chef för kundupplevelse',
      reason:
        'Villkoren måste bli begripliga före årsskiftet, oavsett hur det nya bolaget ska synas i sociala medier. Strategin för kanalerna görs i ett eget uppdrag samtidigt.',
    },
    createdDaysAgo: 3,
  },
  {
    company: 'savlund',
    role: 'employer-branding-specialist',
    title: 'Rekrytera riskanalytiker med finska som modersmål',
    goal: 'Tio kvalificerade ansökningar från finskspråkiga riskanalytiker före april.',
    weeks: [6, 14],
    percent: 100,
    budget: 760,
    mode: 'on_site',
    language: { code: 'fi', cefr: 6 },
    createdDaysAgo: 12,
  },
];
