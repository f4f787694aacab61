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
  .object({ ...moveFields, consultant_number: z.number().int() })
  .transform((row) => ({ ...toMove(row), number: row.consultant_number }));

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
};
