/** What came of a review: the ranking was right, or something was put right. */
export const OUTCOMES = ['stands', 'corrected'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A consultant's question to a human about how they were ranked. */
export type Review = {
  readonly id: string;
  readonly requestId: string | null;
  readonly reason: string;
  readonly askedAt: string;
  /** Null while nobody has answered. */
  readonly answer: {
    readonly outcome: Outcome;
    readonly text: string;
    readonly byName: string;
    readonly at: string;
  } | null;
};
