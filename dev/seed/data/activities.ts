/** What is done in an hour of each role, as it stands in time reports. */
export const activities: Readonly<Record<string, readonly string[]>> = {
  'community-manager': [
    'Svar och samtal i kanalerna',
    'Svar och samtal, svåra trådar förda vidare till kök och servering',
    'Planering av veckans inlägg med marknad',
    'Uppdatering av svarsguiden',
    'Genomgång med kundtjänst: vad frågar gästerna om?',
    'Månadens sammanfattning till ledningen',
  ],
  copywriter: [
    'Omskrivning av mest besökta sidor',
    'Intervjuer inför texterna',
    'Textutkast, första versionen',
    'Bearbetning efter synpunkter',
    'Granskning och språkkontroll',
  ],
  'pr-press-officer': [
    'Talespersonsträning i grupp',
    'Rutin för första besked',
    'Förberedelse av krisövning',
    'Övning och genomgång efteråt',
  ],
  'internal-change-communicator': [
    'Samtal med chefer inför utbildningen',
    'Chefsstöd: frågor och svar',
    'Arbetspass med förvaltningens arbetsgrupp',
    'Uppföljning av veckans puls',
    'Underlag till ledningsgruppen',
    'Planering av nästa utbildningsomgång',
  ],
  'employer-branding-specialist': [
    'Intervjuer med tidigare medarbetare',
    'Arbetspass med medarbetare från nattskiftet',
    'Utkast till arbetsgivarlöfte',
    'Planering av rekryteringsannonser med HR',
    'Analys av ansökningar och avhopp',
  ],
  'marketing-automation-crm': [
    'Rensning av kontaktregister och samtycken',
    'Kartläggning av flyttkundens resa',
    'Bygge av flöde vid planerat avbrott',
    'Test och rättning av utskick',
    'Avstämning med kundtjänst',
  ],
  'paid-search-social-specialist': [
    'Account structure and keyword analysis',
    'Campaign adjustments and bids',
    'Landing page tests with the web team',
    'Weekly report: cost per first order',
    'Tracking check with consent tool',
  ],
  'communication-project-manager': [
    'Styrgrupp: förberedelse och möte',
    'Plan, risker och budget',
    'Avstämning med leverantörer',
    'Samordning med avdelningarnas ägare',
    'Användartest med förare',
  ],
  'communications-advisor': [
    'Ledningsgrupp: underlag och deltagande',
    'Budskap inför sammanslagningen',
    'Rådgivning till vd',
    'Frågor och svar till kunder och medarbetare',
  ],
};

/** Work that belongs to no goal, shown as such. */
export const unlinked = [
  'Administration och tidrapport',
  'Restid',
  'Internt möte utanför uppdraget',
];
