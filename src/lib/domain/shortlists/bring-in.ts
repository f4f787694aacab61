/** Somebody who can be taken into a proposal; `place` is null for who is not ranked. */
export type Proposable = {
  consultantId: string;
  number: number;
  place: number | null;
  points: number;
};

/** Whom a proposal can take in: a page of the ranking, or the one whose number was asked for. */
export type BringIn = {
  people: Proposable[];
  page: number;
  pages: number;
  /** The number asked for as it was typed; null when a page of the ranking is shown. */
  asked: string | null;
};
