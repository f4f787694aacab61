import { z } from 'zod';

export const MOVES = ['up', 'down', 'in', 'out'] as const;

const place = z.number().int().nullable();

const moveFields = {
  move: z.enum(MOVES),
  from_position: place,
  to_position: place,
  reason: z.string(),
  moved_by_name: z.string(),
  moved_at: z.string(),
};

type MoveRow = z.output<z.ZodObject<typeof moveFields>>;

function toMove(row: MoveRow) {
  return {
    move: row.move,
    from: row.from_position,
    to: row.to_position,
    reason: row.reason,
    byName: row.moved_by_name,
    movedAt: row.moved_at,
  };
}

/** A row of `list_proposal_moves`. */
export const proposalMoveSchema = z
  .object({ ...moveFields, consultant_number: z.number().int(), is_earlier: z.boolean() })
  .transform((row) => ({
    ...toMove(row),
    number: row.consultant_number,
    /** Made in a proposal that this one was begun from. */
    isEarlier: row.is_earlier,
  }));

/** A row of `list_my_moves`. */
export const ownMoveSchema = z
  .object({ ...moveFields, role_id: z.string() })
  .transform((row) => ({ ...toMove(row), roleId: row.role_id }));

export type Move = ReturnType<typeof toMove>;
export type ProposalMove = z.output<typeof proposalMoveSchema>;
export type OwnMove = z.output<typeof ownMoveSchema>;

/** A proposal of the agency without those on it. */
export type Proposal = {
  readonly id: string;
  readonly briefId: string;
  readonly companyId: string;
  readonly briefRoleId: string;
  readonly isSent: boolean;
  readonly note: string;
  readonly version: number;
  readonly byName: string;
  readonly sentAt: string | null;
  readonly isAdopted: boolean;
  /** Whether it was the ranking's first places in their order when sent; null when nobody looked. */
  readonly followsRanking: boolean | null;
};

/**
 * What can be said of a sent proposal's order against the ranking: `moved` by hand, `movedBack` to
 * the ranking's own order, `follows`, `changed` under a list that nobody moved, or `unknown`.
 */
export type OrderAgainstRanking = 'moved' | 'movedBack' | 'follows' | 'changed' | 'unknown';

/** How a sent proposal's order came about; `moves` are all that led to it. */
export function orderAgainstRanking(
  { followsRanking }: Pick<Proposal, 'followsRanking'>,
  moves: readonly Move[],
): OrderAgainstRanking {
  if (moves.length > 0) return followsRanking ? 'movedBack' : 'moved';
  if (followsRanking === null) return 'unknown';
  return followsRanking ? 'follows' : 'changed';
}

/** A move with the place in the ranking of whom it concerns; null when unknown or not ranked. */
export type PlacedMove = ProposalMove & { readonly rankedPlace: number | null };

/**
 * Each move with the place in the ranking of whom it concerns, as `candidates` tell it. A move of an
 * earlier proposal gets none: its places were counted in another list.
 */
export function placeMoves(
  moves: readonly ProposalMove[],
  candidates: readonly { readonly number: number; readonly rankedPlace: number | null }[],
): PlacedMove[] {
  const places = new Map(candidates.map(({ number, rankedPlace }) => [number, rankedPlace]));
  return moves.map((move) => ({
    ...move,
    rankedPlace: move.isEarlier ? null : (places.get(move.number) ?? null),
  }));
}

/** Whether somebody was brought in just where the ranking has them: on the list, but not out of order. */
export function isInAsRanked({ move, to }: Move, rankedPlace: number | null | undefined): boolean {
  return move === 'in' && to !== null && to === rankedPlace;
}
