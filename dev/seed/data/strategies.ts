/** How a company decides, and the strategy it has decided on, if any. */
export type Governance = {
  decider: { name: string; title: string };
  departments: readonly string[];
  strategy?: {
    title: string;
    summary: string;
    by: { name: string; title: string };
    /** Approved so many days before the company came. */
    daysBefore: number;
  };
};

/** By company. Those without a strategy meet the gate. */
export const governance: Readonly<Record<string, Governance>> = {
  brunnsparken: {
    decider: { name: 'Elin Sandahl', title: 'marknadschef' },
    departments: ['Marknad', 'Servering', 'Butik', 'Bryggeri'],
    strategy: {
      title: 'Närvaro i sociala medier 2026–2027',
      summary:
        'Stamgäster i Göteborg och ölintresserade i hela landet ska känna till bryggeriet för hantverket och komma tillbaka. Instagram och den egna gruppen för dialog, nyhetsbrevet för bokningar. Vi lämnar de kanaler där ingen svarar. Följs upp varje kvartal mot återköp och bokningar.',
      by: { name: 'Henrik Brunnström', title: 'vd' },
      daysBefore: 34,
    },
  },
  norrskar: {
    decider: { name: 'Birgitta Nordvall', title: 'kommunikationschef' },
    departments: ['Kommunledning', 'Socialförvaltning', 'Kundcenter', 'IT'],
    strategy: {
      title: 'Kommunikationsplattform för Norrskärs kommun',
      summary:
        'Invånarna ska hitta svar själva, förstå beslut som berör dem och få samma besked i alla kanaler. Webben först, sociala medier för det som är bråttom. Tillgänglighet och klarspråk går före räckvidd.',
      by: { name: 'Kommunstyrelsen', title: 'beslut § 114' },
      daysBefore: 120,
    },
  },
  tallasen: {
    decider: { name: 'Göran Hällkvist', title: 'kundchef' },
    departments: ['Kundservice', 'Elnät', 'Marknad'],
    strategy: {
      title: 'Kunddialog som minskar oro',
      summary:
        'Kunder ska få besked innan de hinner fråga, på tider när det händer. Sms och e-post vid avbrott, sociala medier för samtal om priser. Mäts i förtroende och i samtal som inte behövde ringas.',
      by: { name: 'Ledningsgruppen', title: 'protokoll mars' },
      daysBefore: 60,
    },
  },
  lyktgarden: {
    decider: { name: 'Jasmine Holm', title: 'personaldirektör' },
    departments: ['HR', 'Vårdenheter', 'Anhörigstöd'],
    strategy: {
      title: 'Kommunikation som gör att folk stannar',
      summary:
        'Medarbetare på alla skift och anhöriga är de viktigaste målgrupperna. Det som lovas utåt ska först vara sant inåt. Mäts i personalomsättning, ansökningar och andel anhöriga som får svar i tid.',
      by: { name: 'Styrelsen', title: 'beslut i april' },
      daysBefore: 45,
    },
  },
  vindogat: {
    decider: { name: 'Lovisa Ahlqvist', title: 'generalsekreterare' },
    departments: ['Insamling', 'Frivilliga', 'Ekonomi'],
    strategy: {
      title: 'Fyrarna och människorna runt dem',
      summary:
        'Givare ska se vad pengarna blir till och frivilliga ska hitta varandra. Få kanaler, långsamt berättande och ett tack inom en vecka. Mäts i återkommande givare och aktiva frivilliga.',
      by: { name: 'Styrelsen', title: 'årsmötet' },
      daysBefore: 90,
    },
  },
  kivilinna: {
    decider: { name: 'Aino Salmela', title: 'Head of e-commerce' },
    departments: ['E-commerce', 'Customer care', 'Brand'],
    strategy: {
      title: 'Entering Sweden: who, why and in which order',
      summary:
        'Swedish home owners who already search for what we make come first; brand awareness follows once first orders are profitable. Search before social, Swedish before English, and no channel we cannot answer in within a day.',
      by: { name: 'Mikael Linna', title: 'CEO' },
      daysBefore: 30,
    },
  },
  fjardhamn: {
    decider: { name: 'Niklas Thorell', title: 'personalchef' },
    departments: ['HR', 'Trafikledning', 'Förare', 'Marknad'],
  },
  savlund: {
    decider: { name: 'Carl Bruhn', title: 'chef för kundupplevelse' },
    departments: ['Kund', 'Juridik', 'Kommunikation'],
  },
};
