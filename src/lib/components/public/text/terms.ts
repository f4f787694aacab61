import type { TextPage } from './text-page.ts';

export const TERMS: TextPage = {
  updated: '2026-11-23',
  lead: {
    sv: 'Det här gäller när ett företag anlitar en konsult genom Rollkoll. Avtalet för det enskilda uppdraget går före det som står här.',
    en: 'This applies when a company engages a consultant through Rollkoll. The agreement for the particular assignment takes precedence over what is written here.',
  },
  sections: {
    sv: [
      {
        id: 'parter',
        title: 'Parterna',
        body: [
          '{agency} är avtalspart åt båda håll: företaget köper av byrån, och byrån köper av konsulten. Tjänsten är till för företag och andra organisationer, inte för konsumenter.',
        ],
      },
      {
        id: 'kostar',
        title: 'Vad det kostar',
        body: [
          'Att läsa, beskriva ett behov och fråga konsulter kostar ingenting. Konsulter betalar aldrig för att vara med eller för att synas.',
          'Priset per timme är konsultens arvode plus byråns påslag. Båda sidor ser båda beloppen. Alla priser anges exklusive moms om inget annat sägs.',
        ],
      },
      {
        id: 'bokning',
        title: 'Från förfrågan till bokning',
        body: [
          'En förfrågan binder ingen. En offert binder konsulten till och med den dag som står i den. När företaget tackar ja finns ett uppdrag med period, omfattning, pris och avtal, och konsultens tid är bokad.',
          'Inget arbete utförs på prov utan ersättning.',
        ],
      },
      {
        id: 'tid',
        title: 'Tid och godkännande',
        body: [
          'Konsulten rapporterar sin tid mot målen i uppdraget. Företaget godkänner eller avvisar med skäl. Bara godkänd tid faktureras.',
        ],
      },
      {
        id: 'betalning',
        title: 'Fakturering och betalning',
        body: [
          'Byrån fakturerar godkänd tid. Betalning sker med bankgiro eller kort, senast på fakturans förfallodag. Efter den dagen tas dröjsmålsränta ut enligt räntelagen.',
          'En utställd faktura ändras inte. Blir något fel rättas det med en kreditfaktura.',
        ],
      },
      {
        id: 'rangordning',
        title: 'Rangordning',
        body: [
          'Konsulter visas enligt de regler som står under Så rangordnar vi. Plats i listan går inte att köpa.',
        ],
      },
      {
        id: 'avslut',
        title: 'Avsluta och tvist',
        body: [
          'Ett konto kan avslutas när inget uppdrag pågår och inget är obetalt. Uppsägning av ett uppdrag följer uppdragets avtal.',
          'Svensk lag gäller. En tvist som inte går att lösa i samtal avgörs av svensk allmän domstol. Frågor skickas till {email}.',
        ],
      },
    ],
    en: [
      {
        id: 'parties',
        title: 'The parties',
        body: [
          '{agency} is the contract party on both sides: the company buys from the agency, and the agency buys from the consultant. The service is for companies and other organisations, not for consumers.',
        ],
      },
      {
        id: 'cost',
        title: 'What it costs',
        body: [
          'Reading, describing a need and asking consultants costs nothing. Consultants never pay to take part or to be seen.',
          'The price per hour is the consultant’s fee plus the agency’s margin. Both sides see both amounts. All prices exclude VAT unless otherwise stated.',
        ],
      },
      {
        id: 'booking',
        title: 'From request to booking',
        body: [
          'A request binds nobody. An offer binds the consultant up to and including the day stated in it. When the company accepts, there is an assignment with period, share of full time, price and agreement, and the consultant’s time is booked.',
          'No work is done unpaid on trial.',
        ],
      },
      {
        id: 'time',
        title: 'Time and approval',
        body: [
          'The consultant reports time against the goals of the assignment. The company approves, or rejects with a reason. Only approved time is invoiced.',
        ],
      },
      {
        id: 'payment',
        title: 'Invoicing and payment',
        body: [
          'The agency invoices approved time. Payment is made by bank transfer or card, no later than the due date of the invoice. After that day, interest is charged under the Swedish Interest Act.',
          'An issued invoice is not changed. If something is wrong it is corrected with a credit note.',
        ],
      },
      {
        id: 'ranking',
        title: 'Ranking',
        body: [
          'Consultants are shown according to the rules under How we rank. A place in the list cannot be bought.',
        ],
      },
      {
        id: 'ending',
        title: 'Ending and disputes',
        body: [
          'An account can be closed when no assignment is running and nothing is unpaid. Notice on an assignment follows its agreement.',
          'Swedish law applies. A dispute that cannot be settled by talking is decided by a Swedish general court. Send questions to {email}.',
        ],
      },
    ],
  },
};
