import type { TextPage } from './text-page.ts';

export const PRIVACY: TextPage = {
  updated: '2026-11-26',
  lead: {
    sv: 'Vi sparar det som behövs för att matcha, boka, rapportera tid och fakturera. Inget mer, och inget säljs vidare.',
    en: 'We keep what is needed to match, book, report time and invoice. Nothing more, and nothing is sold on.',
  },
  sections: {
    sv: [
      {
        id: 'ansvarig',
        title: 'Vem som ansvarar',
        body: ['{agency} är personuppgiftsansvarig. Frågor och begäran skickas till {email}.'],
      },
      {
        id: 'uppgifter',
        title: 'Vad vi behandlar, och varför',
        body: [
          'För dig som är konsult: namn, kontaktuppgifter, roller, kompetenser, språk, regioner, ledig tid och pris. De behövs för att ge dig förfrågningar och för avtalet med dig.',
          'För dig som företräder ett företag: namn, e-postadress, företag, och det du skriver i behov, förfrågningar och godkännanden. De behövs för avtalet med ditt företag.',
          'För behovsanalysen: svaren, utan namn. När du sparar analysen hos ditt företag ser företagets medlemmar den och vem som har svarat vad. Det behövs för att ni ska kunna jämföra era svar.',
          'För uppdrag: tidrader, fakturor, betalningar och en logg över vem som har gjort vad. De behövs för avtalet och för bokföringen, som lagen kräver.',
          'Vi ber inte om ålder, kön, foto eller ursprung.',
        ],
      },
      {
        id: 'synligt',
        title: 'Vem som ser vad',
        body: [
          'På de öppna sidorna och i matchningar visas konsulter med nummer. Namn och kontaktuppgifter visas först när båda sidor har visat intresse.',
          'Byråns personal ser det som behövs för att granska profiler, följa uppdrag och fakturera.',
          'Tekniska leverantörer behandlar uppgifter för vår räkning: databas och inloggning (Supabase), kortbetalning (Stripe) och e-post. Kortnummer når aldrig oss.',
        ],
      },
      {
        id: 'rangordning',
        title: 'Rangordning',
        body: [
          'Konsulter rangordnas mot ett behov efter fasta, publicerade regler. Ingen språkmodell läser din profil, och ingen väljs eller väljs bort av systemet: ett företag avgör vem det frågar. Du kan se förklaringen och be en människa hos byrån att gå igenom den.',
        ],
      },
      {
        id: 'tid',
        title: 'Hur länge',
        body: [
          'Profil och konto: så länge du har dem, och därefter tills pågående uppdrag är avslutade.',
          'En behovsanalys som ingen sparar: 90 dagar. En som är sparad: så länge företaget har sitt konto.',
          'Fakturor och det som styrker dem: sju år efter det år då räkenskapsåret gick ut (bokföringslagen 7 kap. 2 §).',
        ],
      },
      {
        id: 'kakor',
        title: 'Kakor',
        body: [
          'En kaka håller dig inloggad. Gör du behovsanalysen håller en annan dina svar medan du svarar, och en tredje nyckeln till resultatet. De är nödvändiga för det du själv har bett om, och därför frågar vi inte. Vi använder ingen besöksstatistik, inga annonser och inga inbäddningar från andra.',
        ],
      },
      {
        id: 'rattigheter',
        title: 'Dina rättigheter',
        body: [
          'Skriv till {email} om du vill:',
          [
            'få ett utdrag av dina uppgifter, eller en kopia att ta med dig',
            'rätta något som är fel',
            'få uppgifter raderade eller behandlingen begränsad',
            'invända mot behandlingen eller mot hur du har rangordnats',
          ],
          'Du får svar inom en månad. Är du inte nöjd kan du klaga hos Integritetsskyddsmyndigheten (imy.se).',
        ],
      },
    ],
    en: [
      {
        id: 'controller',
        title: 'Who is responsible',
        body: ['{agency} is the data controller. Send questions and requests to {email}.'],
      },
      {
        id: 'data',
        title: 'What we process, and why',
        body: [
          'If you are a consultant: name, contact details, roles, competencies, languages, regions, free time and price. They are needed to send you requests and for the contract with you.',
          'If you represent a company: name, e-mail address, company, and what you write in briefs, requests and approvals. They are needed for the contract with your company.',
          'For the needs analysis: the answers, without a name. When you save the analysis with your company, the company’s members see it and who answered what. It is needed for you to compare your answers.',
          'For assignments: time entries, invoices, payments and a log of who did what. They are needed for the contract and for the accounts, which the law requires.',
          'We do not ask for age, gender, photo or origin.',
        ],
      },
      {
        id: 'visible',
        title: 'Who sees what',
        body: [
          'On the open pages and in matches, consultants are shown by number. Names and contact details are shown only when both sides have shown interest.',
          'The agency’s staff see what they need to vet profiles, follow assignments and invoice.',
          'Technical suppliers process data on our behalf: database and sign-in (Supabase), card payment (Stripe) and e-mail. Card numbers never reach us.',
        ],
      },
      {
        id: 'ranking',
        title: 'Ranking',
        body: [
          'Consultants are ranked against a need by fixed, published rules. No language model reads your profile, and nobody is chosen or turned down by the system: a company decides whom to ask. You can see the explanation and ask a person at the agency to go through it.',
        ],
      },
      {
        id: 'retention',
        title: 'For how long',
        body: [
          'Profile and account: as long as you have them, and after that until ongoing assignments are finished.',
          'A needs analysis that nobody saves: 90 days. One that is saved: as long as the company has its account.',
          'Invoices and what supports them: seven years after the year in which the financial year ended (Swedish Bookkeeping Act, chapter 7, section 2).',
        ],
      },
      {
        id: 'cookies',
        title: 'Cookies',
        body: [
          'One cookie keeps you signed in. If you do the needs analysis, another holds your answers while you answer, and a third the key to the result. They are necessary for what you asked for yourself, so we do not ask. We use no visitor statistics, no advertising and nothing embedded from others.',
        ],
      },
      {
        id: 'rights',
        title: 'Your rights',
        body: [
          'Write to {email} if you want to:',
          [
            'get an extract of your data, or a copy to take with you',
            'correct something that is wrong',
            'have data erased or the processing restricted',
            'object to the processing or to how you have been ranked',
          ],
          'You get an answer within a month. If you are not satisfied you can complain to the Swedish Authority for Privacy Protection (imy.se).',
        ],
      },
    ],
  },
};
