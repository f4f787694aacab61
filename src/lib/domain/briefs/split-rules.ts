/** A text in both languages. */
type Both = { readonly sv: string; readonly en: string };

/**
 * When a brief asks one person for what several roles do. Thresholds are design values, in one
 * place, to be tuned by the agency; each with the reason that is shown (effect.md §1, product.md §5).
 */
export const SPLIT_RULES = {
  /** How much a competency must weigh and ask for to count as something a person is hired for. */
  core: { weight: 3, level: 4 },
  breadth: {
    /** Competency groups that one person is expected to master at the core level. */
    groups: 3,
    reason: {
      sv: 'Rollen kräver erfarenhet på hög nivå inom så många kompetensområden att få personer har dem alla. Då väljer ni den som är minst svag överallt, i stället för den som är riktigt bra på det ni behöver mest.',
      en: 'The role asks for a high level in so many areas of competency that few people have them all. You end up choosing the one who is least weak everywhere instead of the one who is really good at what you need most.',
    } as Both,
  },
  otherRole: {
    /** Core competencies of another catalogue role that this one does not have in its own profile. */
    foreign: 2,
    /** Enough to propose that role, when the demand is too broad or too long for one person anyway. */
    foreignWhenSpread: 1,
    reason: {
      sv: 'Flera av de avgörande kompetenserna hör till en annan roll. Den som är bra på det ena är sällan lika bra på det andra, och det ena arbetet brukar tränga undan det andra.',
      en: 'Several of the essential competencies belong to another role. Whoever is good at the one is seldom as good at the other, and one kind of work tends to crowd out the other.',
    } as Both,
  },
  length: {
    /** Competencies with weight essential that one role can carry. */
    essentials: 12,
    reason: {
      sv: 'När allt är avgörande är inget det. Så många avgörande kompetenser gör att ingen når upp, och rangordningen säger er lite.',
      en: 'When everything is essential, nothing is. With so many essential competencies nobody reaches up, and the ranking tells you little.',
    } as Both,
  },
  hours: {
    /** Hours below which a role gets nothing done; the analysis gives no role fewer (effect.md §1.4). */
    perRole: 24,
    reason: {
      sv: 'Timmarna räcker inte. Varje roll behöver tid att sätta sig in, göra sitt och följa upp. När en person ska vara flera på så kort tid blir inget av det klart.',
      en: 'There are too few hours. Every role needs time to get into the work, do it and follow it up. When one person is to be several in so short a time, none of it gets finished.',
    } as Both,
  },
  /** Shares below this are too small to keep a second person informed. */
  leastPercent: 10,
} as const;

export type SplitKind = 'breadth' | 'otherRole' | 'length' | 'hours';
