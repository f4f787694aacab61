/** What a consultant answered. Days count back from today; rates are kronor per hour. */
export type Answer =
  | { kind: 'none' }
  | { kind: 'declined'; daysAgo: number; reason: string; neverThisRole?: boolean }
  | { kind: 'offer'; daysAgo: number; rate: number; message: string; withdrawnDaysAgo?: number };

export type Ask = { who: string; answer: Answer };

/** Hours reported from the first week on, and what became of them. */
export type Work = {
  /** What happened to the last whole week; all before it are approved. */
  lastWeek: 'approved' | 'submitted' | 'rejected' | 'draft';
  rejectReason?: string;
  /** Consecutive invoices from the first week, issued the day after the last week's approval. */
  invoices: readonly { weeks: number; paidAfterDays?: number; isChargedBack?: boolean }[];
};

/** One need from first draft to last invoice. */
export type BriefStory = {
  company: string;
  role: string;
  title: string;
  goal: string;
  /** First and last week of the work, counted from the current one: Monday to Friday. */
  weeks: readonly [from: number, to: number];
  percent: number;
  budget: number;
  mode: 'on_site' | 'hybrid' | 'remote' | 'any';
  language?: { code: string; cefr: number };
  /** Competencies that are musts, with the level needed. */
  musts?: Readonly<Record<string, number>>;
  /** More roles of the same brief, over the same weeks; nobody is asked about them. */
  more?: readonly { role: string; percent: number; budget: number }[];
  /** Why the company goes on without a strategy. */
  override?: { name: string; title: string; reason: string };
  createdDaysAgo: number;
  stays?: 'draft';
  message?: string;
  askedDaysAgo?: number;
  asks?: readonly Ask[];
  withdrawn?: { daysAgo: number; reason: string };
  accepted?: { who: string; daysAgo: number };
  cancelled?: { daysAgo: number; reason: string };
  work?: Work;
};
