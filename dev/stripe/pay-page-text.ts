const SV = {
  lang: 'sv',
  banner: 'Simulerad Stripe – inga pengar flyttas',
  pay: 'Betala',
  payTitle: (amount: string) => `Betala ${amount}`,
  intro:
    'Det här är en provsida som beter sig som Stripes betalsida. Skriv aldrig in ett riktigt kortnummer.',
  rows: 'Det du betalar för',
  total: 'Summa',
  email: 'E-post för kvittot',
  card: 'Testkortets nummer',
  cardHelp: '4242 4242 4242 4242 går igenom. 4000 0000 0000 0002 nekas av banken.',
  decline: 'Prova ett kort som nekas',
  later: 'Betala senare',
  laterRefused: 'Betala senare, men banken säger nej',
  laterHelp: 'Betala senare: köpet blir klart nu, men bankens besked kommer efteråt.',
  cancel: 'Avbryt och gå tillbaka',
  go: 'Gå vidare',
  back: 'Gå tillbaka',
  notices: {
    declined: 'Kortet nekades. Inget har betalats. Prova ett annat kort.',
    insufficient_funds: 'Kortet har inte täckning. Inget har betalats. Prova ett annat kort.',
    unknown_card: 'Här fungerar bara testkort. Inget har betalats. Prova 4242 4242 4242 4242.',
    email_missing: 'Skriv en e-postadress för kvittot, till exempel namn@example.com.',
  },
  paidTitle: 'Betalningen är redan gjord',
  paidText: 'Du behöver inte göra något mer.',
  waitingTitle: 'Betalningen väntar på banken',
  waitingText: 'Allt är ifyllt. Du behöver inte betala igen.',
  failedTitle: 'Betalningen gick inte igenom',
  failedText: 'Banken sa nej. Inget har betalats. Gå tillbaka och börja om.',
  expiredTitle: 'Betalningslänken har gått ut',
  expiredText: 'Inget har betalats. Gå tillbaka och börja om, så får du en ny länk.',
  missingTitle: 'Betalsidan finns inte',
  missingText: 'Länken är fel eller gammal. Gå tillbaka till fakturan och börja om.',
  setupTitle: 'Uppgifter för utbetalning',
  setupText:
    'Hos Stripe skulle du här styrka vem du är och ange ett bankkonto. På den här provsidan räcker ett tryck.',
  setupComplete: 'Lämna alla uppgifter',
  setupLater: 'Gå tillbaka utan att lämna något',
  missingSetupTitle: 'Sidan finns inte',
  missingSetupText: 'Länken är fel eller gammal. Gå tillbaka och begär en ny.',
};

const EN: typeof SV = {
  lang: 'en-GB',
  banner: 'Simulated Stripe – no money moves',
  pay: 'Pay',
  payTitle: (amount) => `Pay ${amount}`,
  intro:
    'This is a practice page that behaves like Stripe’s payment page. Never enter a real card number.',
  rows: 'What you are paying for',
  total: 'Total',
  email: 'Email for the receipt',
  card: 'Test card number',
  cardHelp: '4242 4242 4242 4242 goes through. 4000 0000 0000 0002 is declined by the bank.',
  decline: 'Try a card that is declined',
  later: 'Pay later',
  laterRefused: 'Pay later, but the bank refuses',
  laterHelp: 'Pay later: the order completes now, and the bank’s answer comes afterwards.',
  cancel: 'Cancel and go back',
  go: 'Continue',
  back: 'Go back',
  notices: {
    declined: 'The card was declined. Nothing has been paid. Try another card.',
    insufficient_funds: 'The card has insufficient funds. Nothing has been paid. Try another card.',
    unknown_card: 'Only test cards work here. Nothing has been paid. Try 4242 4242 4242 4242.',
    email_missing: 'Enter an email address for the receipt, for example name@example.com.',
  },
  paidTitle: 'The payment has already been made',
  paidText: 'There is nothing more you need to do.',
  waitingTitle: 'The payment is waiting for the bank',
  waitingText: 'Everything is filled in. You do not need to pay again.',
  failedTitle: 'The payment did not go through',
  failedText: 'The bank said no. Nothing has been paid. Go back and start again.',
  expiredTitle: 'The payment link has expired',
  expiredText: 'Nothing has been paid. Go back and start again to get a new link.',
  missingTitle: 'There is no such payment page',
  missingText: 'The link is wrong or old. Go back to the invoice and start again.',
  setupTitle: 'Details for payouts',
  setupText:
    'At Stripe you would prove who you are here and give a bank account. On this practice page one press is enough.',
  setupComplete: 'Give all details',
  setupLater: 'Go back without giving any',
  missingSetupTitle: 'There is no such page',
  missingSetupText: 'The link is wrong or old. Go back and ask for a new one.',
};

export type PayPageText = typeof SV;

/** The words of the session's `locale`; with none or `auto`, of the browser's first choice. */
export function textFor(locale: string | null, acceptLanguage: string): PayPageText {
  const wanted = locale === null || locale === 'auto' ? acceptLanguage : locale;
  return wanted.toLowerCase().startsWith('sv') ? SV : EN;
}
