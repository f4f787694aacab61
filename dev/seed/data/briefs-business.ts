import type { BriefStory } from './brief-story.ts';

/** Briefs of the energy and logistics companies. */
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
    work: {
      lastWeek: 'approved',
      invoices: [{ weeks: 5, paidAfterDays: 20, isChargedBack: true }],
    },
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
    company: 'fjardhamn',
    role: 'communication-project-manager',
    title: 'Projektledare för nytt intranät och ny webbplats',
    goal: 'Båda webbplatserna i drift den 1 mars inom budget, med en ägare i varje avdelning och nöjda förare: minst 4 av 5 hittar sitt schema på första försöket.',
    weeks: [-5, 14],
    percent: 60,
    budget: 1100,
    mode: 'hybrid',
    more: [{ role: 'internal-change-communicator', percent: 30, budget: 1150 }],
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
    override: {
      name: 'Niklas Thorell',
      title: 'personalchef',
      reason:
        'Vi saknar tolv förare till våren och kan inte vänta på att hela strategin blir klar. Filmerna gäller bara rekrytering, målgruppen är känd och vi mäter ansökningar varje vecka.',
    },
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
];
