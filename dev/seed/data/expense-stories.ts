/** An expense from the day it was paid to what became of it. Amounts are kronor excluding VAT. */
export type ExpenseStory = {
  who: string;
  spentDaysAgo: number;
  category: 'travel' | 'lodging' | 'mileage' | 'advertising' | 'material' | 'tools' | 'other';
  description: string;
  kronor: number;
  vatPercent: number;
  /** Where it was bought, as the receipt says. */
  shop: string;
  /** Null while the company has not decided. */
  decision: { by: string; daysAgo: number; refusal?: string } | null;
};

export const expenseStories: readonly ExpenseStory[] = [
  {
    who: 'gunilla',
    spentDaysAgo: 25,
    category: 'lodging',
    description: 'En natt på hotell inför ledningsgruppens heldag',
    kronor: 1295,
    vatPercent: 12,
    shop: 'Hotell Kvarnhjulet',
    decision: { by: 'carl', daysAgo: 20 },
  },
  {
    who: 'amina',
    spentDaysAgo: 13,
    category: 'travel',
    description: 'Tåg Göteborg–Stockholm tur och retur, möte med bryggeriföreningen',
    kronor: 1086,
    vatPercent: 6,
    shop: 'Mellanbanan AB',
    decision: { by: 'elin', daysAgo: 9 },
  },
  {
    who: 'amina',
    spentDaysAgo: 12,
    category: 'other',
    description: 'Lunch med två stamgäster efter provsmakningen',
    kronor: 412,
    vatPercent: 12,
    shop: 'Restaurang Humlegården',
    decision: {
      by: 'elin',
      daysAgo: 8,
      refusal:
        'Vi kom överens om att provsmakningar läggs på vår egen nota. Lägg den på serveringen i stället.',
    },
  },
  {
    who: 'amina',
    spentDaysAgo: 4,
    category: 'advertising',
    description: 'Annonser för julbordet, två veckor i november',
    kronor: 3600,
    vatPercent: 25,
    shop: 'Annonsplatsen Sverige AB',
    decision: null,
  },
  {
    who: 'asa',
    spentDaysAgo: 6,
    category: 'mileage',
    description: 'Egen bil till tre enheter i kommunen, 148 km',
    kronor: 370,
    vatPercent: 0,
    shop: 'Körjournal',
    decision: null,
  },
];
