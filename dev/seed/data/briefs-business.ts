import type { BriefStory } from './brief-story.ts';

/** Briefs of the energy, design, logistics and insurance companies. */
export const businessBriefs: readonly BriefStory[] = [
  {
    company: 'tallasen',
    role: 'marketing-automation-crm',
    title: 'Kundflöden vid flytt och elavbrott',
    goal: 'Halvera antalet samtal till kundtjänst vid flytt och planerade avbrott genom utskick som kommer i rätt tid till rätt kund.',
    weeks: [-10, 5],
    percent: 40,
    budget: 1100,
    mode: 'remote',
    createdDaysAgo: 98,
    askedDaysAgo: 95,
    asks: [
      {
        who: 'nadja',
        answer: {
          kind: 'offer',
          daysAgo: 92,
          rate: 1080,
          message: 'Först registret, sedan flödena. Räkna med två veckors städning.',
        },
      },
    ],
    accepted: { who: 'nadja', daysAgo: 88 },
    cancelled: {
      daysAgo: 26,
      reason:
        'Företaget byter kundsystem tidigare än planerat och avslutar uppdraget i förtid enligt avtalets villkor.',
    },
    work: { lastWeek: 'approved', invoices: [{ weeks: 5, paidAfterDays: 20 }] },
  },
  {
    company: 'tallasen',
    role: 'community-manager',
    title: 'Kunddialog under vinterns effekttoppar',
    goal: 'Svar inom två timmar vid avbrott och höga priser, så att förtroendet i den årliga mätningen stiger från 58 till 65.',
    weeks: [2, 16],
    percent: 40,
    budget: 950,
    mode: 'hybrid',
    createdDaysAgo: 18,
    askedDaysAgo: 14,
    message: 'Vi har svarsrutiner och mandat, men för få händer när det blåser.',
    asks: [
      { who: 'leila', answer: { kind: 'none' } },
      {
        who: 'tove',
        answer: {
          kind: 'declined',
          daysAgo: 12,
          reason: 'Jag har inte tid på kvällar i vinter, och då är det ni behöver mig.',
        },
      },
      {
        who: 'johan',
        answer: {
          kind: 'offer',
          daysAgo: 10,
          rate: 890,
          message:
            'Jag kan er bransch och bor i Falun. Kvällar och helger vid storm ingår i min plan.',
        },
      },
    ],
  },
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
    company: 'fjardhamn',
    role: 'communication-project-manager',
    title: 'Projektledare för nytt intranät och ny webbplats',
    goal: 'Båda webbplatserna i drift den 1 mars inom budget, med en ägare i varje avdelning och nöjda förare: minst 4 av 5 hittar sitt schema på första försöket.',
    weeks: [-5, 14],
    percent: 60,
    budget: 1100,
    mode: 'hybrid',
    createdDaysAgo: 62,
    askedDaysAgo: 58,
    asks: [
      {
        who: 'camilla',
        answer: {
          kind: 'offer',
          daysAgo: 55,
          rate: 1090,
          message: 'Jag vill ha namn och timmar från varje avdelning innan jag lovar ett datum.',
        },
      },
      {
        who: 'omar',
        answer: {
          kind: 'declined',
          daysAgo: 56,
          reason: 'Malmö varje vecka blir för långt från Stockholm.',
        },
      },
    ],
    accepted: { who: 'camilla', daysAgo: 49 },
    work: { lastWeek: 'draft', invoices: [{ weeks: 3 }] },
  },
  {
    company: 'fjardhamn',
    role: 'content-producer',
    title: 'Berättelser från lastbilshytten',
    goal: 'Hundra ansökningar från behöriga förare under våren. Åtta förare berättar med egna ord om arbetstider, lön och varför de stannar.',
    weeks: [4, 12],
    percent: 40,
    budget: 900,
    mode: 'hybrid',
    createdDaysAgo: 45,
    askedDaysAgo: 41,
    asks: [
      {
        who: 'yusuf',
        answer: {
          kind: 'offer',
          daysAgo: 38,
          rate: 880,
          message: 'Jag åker med i hytten en hel dag per förare. Det märks i filmerna.',
        },
      },
    ],
    accepted: { who: 'yusuf', daysAgo: 34 },
    cancelled: {
      daysAgo: 13,
      reason:
        'Förarna är inte tillfrågade och facket vill vara med. Uppdraget ställs in före start; konsulten är vidtalad.',
    },
  },
  {
    company: 'fjardhamn',
    role: 'social-media-strategist',
    title: 'Vilka kanaler ska vi lämna?',
    goal: 'Ett beslut i ledningsgruppen i februari om vilka två kanaler vi satsar på, för vem, och vilka vi stänger. I dag har fem avdelningar tillsammans elva konton.',
    weeks: [4, 11],
    percent: 30,
    budget: 1250,
    mode: 'hybrid',
    createdDaysAgo: 8,
    askedDaysAgo: 7,
    asks: [
      {
        who: 'daniel',
        answer: {
          kind: 'offer',
          daysAgo: 4,
          rate: 1240,
          message:
            'Elva konton är en bra början: de flesta går att stänga med gott samvete. Jag börjar hos förarna och kundtjänsten.',
        },
      },
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
