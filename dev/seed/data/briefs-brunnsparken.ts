import type { BriefStory } from './brief-story.ts';

const company = 'brunnsparken';

/** The company a visitor of the demo signs in as: something in every state. */
export const brunnsparken: readonly BriefStory[] = [
  {
    company,
    role: 'copywriter',
    title: 'Klarspråk på webbplatsen inför omstarten',
    goal: 'Färre samtal till växeln om öppettider, visningar och retursystem: från 60 till 25 i veckan. Texterna på de tolv mest besökta sidorna ska svara på frågan i första meningen.',
    weeks: [-28, -21],
    percent: 40,
    budget: 1100,
    mode: 'hybrid',
    createdDaysAgo: 222,
    askedDaysAgo: 219,
    message:
      'Vi har läst om ditt sätt att arbeta och tror att du kan stryka hårt. Hinner du före sommaren?',
    asks: [
      {
        who: 'hanna',
        answer: {
          kind: 'offer',
          daysAgo: 216,
          rate: 1090,
          message: 'Gärna. Jag vill börja med en dag i er växel, så att vi skriver om rätt sidor.',
        },
      },
    ],
    accepted: { who: 'hanna', daysAgo: 213 },
    work: {
      lastWeek: 'approved',
      invoices: [
        { weeks: 4, paidAfterDays: 21 },
        { weeks: 4, paidAfterDays: 27 },
      ],
    },
  },
  {
    company,
    role: 'community-manager',
    title: 'Community manager för bryggeriet och serveringen',
    goal: 'Fler återkommande gäster: 15 procent fler bordsbokningar via sociala medier före påsk. Alla frågor i kanalerna ska få svar samma dag, och det vi lär oss ska nå kök, bryggmästare och ledning varje månad.',
    weeks: [-14, 8],
    percent: 50,
    budget: 1000,
    mode: 'hybrid',
    musts: { moderation: 3 },
    createdDaysAgo: 121,
    askedDaysAgo: 117,
    message:
      'Strategin är klar och ledningen är med. Nu behöver vi någon som för samtalen – och som säger ifrån när vi tappar riktningen.',
    asks: [
      {
        who: 'leila',
        answer: {
          kind: 'offer',
          daysAgo: 114,
          rate: 920,
          message:
            'Roligt uppdrag! Jag arbetar på distans från Stockholm och kan vara hos er två dagar i månaden.',
        },
      },
      {
        who: 'amina',
        answer: {
          kind: 'offer',
          daysAgo: 113,
          rate: 980,
          message:
            'Jag bor tjugo minuter bort och sitter gärna hos er på tisdagar. Vill börja med svarsrutinen och vem som svarar när jag är ledig.',
        },
      },
      {
        who: 'johan',
        answer: {
          kind: 'declined',
          daysAgo: 115,
          reason: 'Tack, men jag är uppbokad hela hösten. Fråga gärna till våren.',
        },
      },
    ],
    accepted: { who: 'amina', daysAgo: 108 },
    work: {
      lastWeek: 'submitted',
      invoices: [{ weeks: 4, paidAfterDays: 18 }, { weeks: 4 }, { weeks: 4 }],
    },
  },
  {
    company,
    role: 'paid-search-social-specialist',
    title: 'Annonsering av vinterns ölprovningar',
    goal: 'Sälja slut på vinterns ölprovningar, 24 tillfällen med 20 platser, utan att det kostar mer än 45 kronor per bokad plats.',
    weeks: [-3, 8],
    percent: 20,
    budget: 1100,
    mode: 'remote',
    createdDaysAgo: 52,
    askedDaysAgo: 50,
    asks: [{ who: 'alexander', answer: { kind: 'none' } }],
    withdrawn: {
      daysAgo: 48,
      reason:
        'Vi insåg att vi inte kan mäta bokningarna ännu. Vi gör mätplanen först och återkommer.',
    },
  },
  {
    company,
    role: 'insights-analyst',
    title: 'Mätplan för kanaler, bokningar och butik',
    goal: 'Veta vilka kanaler som leder till bordsbokningar och flaskköp. Ledningen ska få en sida i månaden med högst fem mått, varav minst ett i kronor.',
    weeks: [2, 11],
    percent: 20,
    budget: 1200,
    mode: 'remote',
    createdDaysAgo: 33,
    askedDaysAgo: 30,
    message: 'Vi behöver dig innan vi köper annonser, inte efter.',
    asks: [
      {
        who: 'freja',
        answer: {
          kind: 'offer',
          daysAgo: 27,
          rate: 1150,
          message:
            'Rätt ordning! Jag föreslår två veckor kartläggning och sedan tre mått att börja med.',
        },
      },
      {
        who: 'wei',
        answer: {
          kind: 'declined',
          daysAgo: 28,
          reason: 'Jag har för många uppdrag igång för att göra det här ordentligt.',
        },
      },
    ],
    accepted: { who: 'freja', daysAgo: 23 },
  },
  {
    company,
    role: 'social-media-strategist',
    title: 'Strategi för sociala medier inför hundraårsjubileet',
    goal: 'En beslutad strategi före midsommar som knyter jubileet till affären: 10 procent högre försäljning i egen butik och 300 ansökningar till säsongsjobben. Marknad, servering, personal och bryggmästare ska stå bakom den.',
    weeks: [3, 18],
    percent: 40,
    budget: 1350,
    mode: 'hybrid',
    musts: { 'social-media-strategy': 4 },
    createdDaysAgo: 16,
    askedDaysAgo: 11,
    message:
      'Fyra avdelningar vill fyra olika saker med jubileet. Vi söker någon som kan få oss att välja.',
    asks: [
      {
        who: 'karin',
        answer: {
          kind: 'offer',
          daysAgo: 8,
          rate: 1380,
          message:
            'Fyra arbetspass, en sida strategi och en mätplan. Det viktigaste blir listan över det ni väljer bort – den tar vi med ledningen i rummet.',
        },
      },
      {
        who: 'daniel',
        answer: {
          kind: 'offer',
          daysAgo: 7,
          rate: 1240,
          message:
            'Jag börjar med en dag i serveringen och en i butiken, och bygger strategin ihop med en projektgrupp från alla fyra avdelningarna.',
        },
      },
      {
        who: 'petra',
        answer: {
          kind: 'offer',
          daysAgo: 6,
          rate: 1090,
          message:
            'Jag kan börja direkt på halvtid. Mitt förslag är att låta jubileet bära en enda berättelse och att vänta med nya kanaler.',
        },
      },
      {
        who: 'patrik',
        answer: {
          kind: 'declined',
          daysAgo: 9,
          reason: 'Perioden krockar med ett annat uppdrag. Ni har dessutom tre bättre alternativ!',
        },
      },
    ],
  },
  {
    company,
    role: 'community-manager',
    title: 'Samtalen med gästerna när trädgården öppnar',
    goal: 'Varje fråga från gäster ska få svar inom en timme när trädgården är öppen, och minst en av fem som frågar ska boka bord. Det gästerna lär oss ska nå kök och servering samma vecka.',
    weeks: [14, 30],
    percent: 40,
    budget: 1050,
    mode: 'remote',
    createdDaysAgo: 15,
  },
  {
    company,
    role: 'content-producer',
    title: 'Berättelser som lockar säsongspersonal',
    goal: 'Minst 300 ansökningar till säsongsjobben före maj, och hälften från människor som har läst eller sett våra egna berätta om jobbet. Serveringen, köket och bryggeriet turas om att bidra, en vecka i taget.',
    weeks: [14, 29],
    percent: 40,
    budget: 1150,
    mode: 'hybrid',
    more: [
      { role: 'copywriter', percent: 20, budget: 1150 },
      { role: 'insights-analyst', percent: 10, budget: 1250 },
    ],
    createdDaysAgo: 12,
  },
  {
    company,
    role: 'video-photo-producer',
    title: 'Jubileumsfilm om bryggeriet',
    goal: 'En film på två minuter och tio korta klipp som visas på jubileumsdagen, i butiken och i rekryteringen av säsongspersonal.',
    weeks: [14, 23],
    percent: 30,
    budget: 1350,
    mode: 'on_site',
    createdDaysAgo: 9,
    stays: 'draft',
  },
];
