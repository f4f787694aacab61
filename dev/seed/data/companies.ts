/** Somebody who signs in for a company or for the agency. */
export type Member = { key: string; name: string; email: string; locale?: 'sv' | 'en' };

/** A made-up client. The numbers belong to nobody; their check digits are right. */
export type Company = {
  key: string;
  name: string;
  country: string;
  organisationNumber?: string;
  vatNumber: string;
  sector: string;
  isPublicBody?: boolean;
  street: string;
  postalCode: string;
  city: string;
  region?: string;
  invoiceEmail: string;
  invoiceReference: string;
  orderNumber?: string;
  /** Where it takes e-invoices. */
  peppolId?: string;
  locale?: 'sv' | 'en';
  registeredDaysAgo: number;
  owner: Member;
  /** Those who have joined, in turn. */
  colleagues?: readonly Member[];
  /** One whose invitation waits. */
  invited?: Member;
};

export const companies: readonly Company[] = [
  {
    key: 'brunnsparken',
    name: 'Brunnsparkens Bryggeri AB',
    country: 'SE',
    organisationNumber: '5599991022',
    vatNumber: 'SE559999102201',
    sector: 'food_hospitality',
    street: 'Maltgränd 3',
    postalCode: '411 99',
    city: 'Göteborg',
    region: 'vastra-gotaland',
    invoiceEmail: 'faktura@brunnsparken.example.com',
    invoiceReference: 'Elin Sandahl',
    registeredDaysAgo: 238,
    owner: { key: 'elin', name: 'Elin Sandahl', email: 'elin@brunnsparken.example.com' },
    colleagues: [
      { key: 'marcus', name: 'Marcus Öhrn', email: 'marcus@brunnsparken.example.com' },
      { key: 'tuva', name: 'Tuva Lindroth', email: 'tuva@brunnsparken.example.com' },
    ],
    invited: { key: 'shirin', name: 'Shirin Moradi', email: 'shirin@brunnsparken.example.com' },
  },
  {
    key: 'norrskar',
    name: 'Norrskär kommun',
    country: 'SE',
    organisationNumber: '2129990012',
    vatNumber: 'SE212999001201',
    sector: 'municipality_region',
    isPublicBody: true,
    street: 'Kommunalhusvägen 1',
    postalCode: '870 99',
    city: 'Norrskär',
    region: 'vasternorrland',
    invoiceEmail: 'leverantorsfaktura@norrskar.example.com',
    invoiceReference: 'Ref. 4102 Nordvall',
    orderNumber: 'KS-2611-074',
    peppolId: '0007:2129990012',
    registeredDaysAgo: 226,
    owner: {
      key: 'birgitta',
      name: 'Birgitta Nordvall',
      email: 'birgitta.nordvall@norrskar.example.com',
    },
    colleagues: [
      { key: 'ekdahl', name: 'Tomas Ekdahl', email: 'tomas.ekdahl@norrskar.example.com' },
      { key: 'haddad', name: 'Yasmin Haddad', email: 'yasmin.haddad@norrskar.example.com' },
      { key: 'bostrom', name: 'Lena Boström', email: 'lena.bostrom@norrskar.example.com' },
    ],
  },
  {
    key: 'tallasen',
    name: 'Tallåsens Energi AB',
    country: 'SE',
    organisationNumber: '5599992038',
    vatNumber: 'SE559999203801',
    sector: 'energy_environment',
    street: 'Turbingatan 18',
    postalCode: '791 99',
    city: 'Falun',
    region: 'dalarna',
    invoiceEmail: 'ekonomi@tallasen.example.com',
    invoiceReference: 'Kostnadsställe 3300',
    registeredDaysAgo: 198,
    owner: { key: 'goran', name: 'Göran Hällkvist', email: 'goran.hallkvist@tallasen.example.com' },
  },
  {
    key: 'lyktgarden',
    name: 'Lyktgården Vård och Omsorg AB',
    country: 'SE',
    organisationNumber: '5599993044',
    vatNumber: 'SE559999304401',
    sector: 'health_life_science',
    street: 'Lyktvägen 40',
    postalCode: '753 99',
    city: 'Uppsala',
    region: 'uppsala',
    invoiceEmail: 'faktura@lyktgarden.example.com',
    invoiceReference: 'Jasmine Holm',
    registeredDaysAgo: 181,
    owner: { key: 'jasmine', name: 'Jasmine Holm', email: 'jasmine.holm@lyktgarden.example.com' },
  },
  {
    key: 'kivilinna',
    name: 'Kivilinna Design Oy',
    country: 'FI',
    vatNumber: 'FI99990015',
    sector: 'retail',
    street: 'Kuvitteellinen katu 5',
    postalCode: '00199',
    city: 'Helsinki',
    invoiceEmail: 'invoices@kivilinna.example.com',
    invoiceReference: 'Aino Salmela',
    orderNumber: 'KD-8821',
    locale: 'en',
    registeredDaysAgo: 164,
    owner: {
      key: 'aino',
      name: 'Aino Salmela',
      email: 'aino.salmela@kivilinna.example.com',
      locale: 'en',
    },
  },
  {
    key: 'fjardhamn',
    name: 'Fjärdhamn Logistik AB',
    country: 'SE',
    organisationNumber: '5599994059',
    vatNumber: 'SE559999405901',
    sector: 'transport_logistics',
    street: 'Terminalvägen 210',
    postalCode: '211 99',
    city: 'Malmö',
    region: 'skane',
    invoiceEmail: 'ap@fjardhamn.example.com',
    invoiceReference: 'Niklas Thorell',
    orderNumber: 'PO-55017',
    registeredDaysAgo: 142,
    owner: { key: 'niklas', name: 'Niklas Thorell', email: 'niklas.thorell@fjardhamn.example.com' },
  },
  {
    key: 'vindogat',
    name: 'Stiftelsen Vindögat',
    country: 'SE',
    organisationNumber: '8029991018',
    vatNumber: 'SE802999101801',
    sector: 'civil_society',
    street: 'Fyrvägen 2',
    postalCode: '621 99',
    city: 'Visby',
    region: 'gotland',
    invoiceEmail: 'kansli@vindogat.example.com',
    invoiceReference: 'Kansliet',
    registeredDaysAgo: 133,
    owner: { key: 'lovisa', name: 'Lovisa Ahlqvist', email: 'lovisa@vindogat.example.com' },
  },
  {
    key: 'savlund',
    name: 'Sävlund & Bruhn Försäkring AB',
    country: 'SE',
    organisationNumber: '5599995064',
    vatNumber: 'SE559999506401',
    sector: 'finance',
    street: 'Premiegatan 11',
    postalCode: '111 99',
    city: 'Stockholm',
    region: 'stockholm',
    invoiceEmail: 'faktura@savlundbruhn.example.com',
    invoiceReference: 'Kst 712 Carl Bruhn',
    registeredDaysAgo: 127,
    owner: { key: 'carl', name: 'Carl Bruhn', email: 'carl.bruhn@savlundbruhn.example.com' },
  },
];

/** The agency's own people; the first opens the installation. */
export const agencyStaff: readonly Member[] = [
  { key: 'mona', name: 'Mona Ridderström', email: 'mona@rollkoll.example.com' },
  { key: 'kerstin', name: 'Kerstin Abdi', email: 'kerstin@rollkoll.example.com' },
];
