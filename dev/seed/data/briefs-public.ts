import type { BriefStory } from './brief-story.ts';

/** Briefs of the municipality, the foundation and the care company. */
export const publicBriefs: readonly BriefStory[] = [
  {
    company: 'norrskar',
    role: 'pr-press-officer',
    title: 'Krisberedskap och talespersonsträning',
    goal: 'Kommunen ska kunna ge ett första besked inom 30 minuter vid en samhällsstörning. Åtta talespersoner tränade och en rutin övad före hösten.',
    weeks: [-24, -19],
    percent: 30,
    budget: 1450,
    mode: 'on_site',
    createdDaysAgo: 205,
    askedDaysAgo: 200,
    asks: [
      {
        who: 'ingrid',
        answer: {
          kind: 'offer',
          daysAgo: 197,
          rate: 1450,
          message: 'Jag föreslår två övningar: en anmäld och en oanmäld.',
        },
      },
    ],
    accepted: { who: 'ingrid', daysAgo: 190 },
    work: { lastWeek: 'approved', invoices: [{ weeks: 6, paidAfterDays: 29 }] },
  },
  {
    company: 'norrskar',
    role: 'internal-change-communicator',
    title: 'Förändringskommunikation: socialförvaltningens nya verksamhetssystem',
    goal: 'Minst 80 procent av handläggarna ska kunna säga varför systemet byts och vad de själva ska göra. Supportsamtalen under de första fyra veckorna ska vara färre än vid förra bytet.',
    weeks: [-9, 13],
    percent: 80,
    budget: 1200,
    mode: 'on_site',
    createdDaysAgo: 92,
    askedDaysAgo: 88,
    message:
      'Beslutet är fattat och cheferna har fått tid. Vi behöver någon som hjälper dem att använda den.',
    asks: [
      {
        who: 'asa',
        answer: {
          kind: 'offer',
          daysAgo: 84,
          rate: 1180,
          message: 'Jag börjar med cheferna i grupper om sex, före all information på intranätet.',
        },
      },
    ],
    accepted: { who: 'asa', daysAgo: 79 },
    work: {
      lastWeek: 'rejected',
      rejectReason:
        'Några av timmarna gäller utbildningsförvaltningen och hör inte till det här uppdraget. Ta bort dem och skicka in veckan igen, så godkänner vi samma dag.',
      invoices: [{ weeks: 4, paidAfterDays: 25 }],
    },
  },
  {
    company: 'norrskar',
    role: 'web-editor',
    title: 'Webbredaktör: tillgänglighet och e-tjänster',
    goal: 'De tjugo vanligaste ärendena ska gå att utföra utan att ringa, och sidorna ska klara tillgänglighetsgranskningen i mars. I dag misslyckas var tredje besökare.',
    weeks: [3, 18],
    percent: 60,
    budget: 950,
    mode: 'hybrid',
    musts: { accessibility: 3 },
    createdDaysAgo: 4,
    askedDaysAgo: 2,
    message:
      'Vi vet vad invånarna kommer för att göra – vi har frågat dem. Nu behöver vi någon som kan rensa.',
    asks: [
      { who: 'linnea', answer: { kind: 'none' } },
      { who: 'fatou', answer: { kind: 'none' } },
    ],
  },
  {
    company: 'lyktgarden',
    role: 'employer-branding-specialist',
    title: 'Arbetsgivarlöfte för undersköterskor och sjuksköterskor',
    goal: 'Sänka personalomsättningen från 24 till 18 procent och halvera kostnaden för hyrpersonal. Löftet ska tas fram med medarbetare från alla skift och tåla att läsas i personalrummet.',
    weeks: [-11, 11],
    percent: 60,
    budget: 1150,
    mode: 'hybrid',
    createdDaysAgo: 109,
    askedDaysAgo: 105,
    asks: [
      {
        who: 'ida',
        answer: {
          kind: 'offer',
          daysAgo: 102,
          rate: 1120,
          message: 'Jag vill intervjua dem som har slutat först. Det är de som vet.',
        },
      },
      {
        who: 'marwa',
        answer: {
          kind: 'offer',
          daysAgo: 101,
          rate: 1040,
          message: 'Kan nattskiften, kan språken, kan börja direkt.',
        },
      },
    ],
    accepted: { who: 'ida', daysAgo: 95 },
    work: { lastWeek: 'approved', invoices: [{ weeks: 4, paidAfterDays: 44 }, { weeks: 4 }] },
  },
  {
    company: 'lyktgarden',
    role: 'internal-change-communicator',
    title: 'Internkommunikation för nattpersonal',
    goal: 'Nattpersonalen ska få samma besked samtidigt som dagpersonalen. Mäts genom en fråga i veckan på anslagstavlan och i appen: fick du veta det i tid?',
    weeks: [1, 14],
    percent: 40,
    budget: 1050,
    mode: 'hybrid',
    createdDaysAgo: 40,
    askedDaysAgo: 36,
    asks: [
      {
        who: 'marwa',
        answer: {
          kind: 'offer',
          daysAgo: 33,
          rate: 1040,
          message: 'Jag börjar med att vara med ett helt nattpass.',
        },
      },
    ],
  },
  {
    company: 'lyktgarden',
    role: 'community-manager',
    title: 'Anhöriggrupper på nätet',
    goal: 'Anhöriga ska få svar inom en arbetsdag och hjälp av varandra däremellan: minst 200 aktiva i fyra grupper till sommaren, och färre oroliga samtal till avdelningarna.',
    weeks: [4, 20],
    percent: 30,
    budget: 1000,
    mode: 'remote',
    musts: { moderation: 3, 'law-compliance': 2 },
    more: [
      { role: 'internal-change-communicator', percent: 20, budget: 1100 },
      { role: 'insights-analyst', percent: 10, budget: 1050 },
    ],
    createdDaysAgo: 5,
    askedDaysAgo: 3,
    message:
      'Tonen är viktigare än takten. Vi har jurist och sjuksköterskor som har lovat att svara på det som är deras.',
    asks: [
      { who: 'amina', answer: { kind: 'none' } },
      { who: 'leila', answer: { kind: 'none' } },
    ],
  },
  {
    company: 'vindogat',
    role: 'copywriter',
    title: 'Texter till insamling och årsberättelse',
    goal: 'Öka månadsgivandet med 400 givare under vintern. Varje text ska säga vad en gåva leder till, utan att överdriva.',
    weeks: [-12, 3],
    percent: 30,
    budget: 980,
    mode: 'remote',
    createdDaysAgo: 110,
    askedDaysAgo: 107,
    asks: [
      {
        who: 'erik',
        answer: {
          kind: 'offer',
          daysAgo: 104,
          rate: 960,
          message: 'Jag kommer gärna ut till fyren och pratar med vakterna först.',
        },
      },
    ],
    accepted: { who: 'erik', daysAgo: 100 },
    work: { lastWeek: 'submitted', invoices: [{ weeks: 5 }, { weeks: 5 }] },
  },
  {
    company: 'vindogat',
    role: 'community-manager',
    title: 'Ideella fyrvakter: en levande grupp för frivilliga',
    goal: 'Få 60 av de 90 frivilliga att delta minst en gång i månaden, så att fyren kan hållas öppen hela säsongen.',
    weeks: [3, 25],
    percent: 20,
    budget: 820,
    mode: 'remote',
    createdDaysAgo: 29,
    askedDaysAgo: 26,
    asks: [
      {
        who: 'petra',
        answer: {
          kind: 'declined',
          daysAgo: 24,
          reason:
            'Jag tar inte renodlade driftuppdrag längre, men hjälper gärna till med strategin.',
          neverThisRole: true,
        },
      },
      { who: 'tove', answer: { kind: 'none' } },
    ],
    withdrawn: {
      daysAgo: 19,
      reason: 'Styrelsen vill bestämma vad gruppen ska vara till för innan vi anlitar någon.',
    },
  },
];
