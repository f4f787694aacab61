import { z } from 'zod';

const whole = z.coerce.number().int();
const number = z.coerce.number();

/** A row of `preview_matching_rules`: somebody who would get another place or score. */
export const previewRowSchema = z
  .object({
    brief_id: z.uuid(),
    brief_title: z.string(),
    brief_role_id: z.uuid(),
    role_id: z.string(),
    consultant_id: z.uuid(),
    consultant_number: whole,
    place_before: whole.nullable(),
    place_after: whole.nullable(),
    mutual_before: number.nullable(),
    mutual_after: number.nullable(),
    row_count: whole,
    roles: whole,
    movers: whole,
    longest_move: whole,
    largest_change: number,
    joins: whole,
    leaves: whole,
  })
  .transform((row) => ({
    briefId: row.brief_id,
    briefTitle: row.brief_title,
    briefRoleId: row.brief_role_id,
    roleId: row.role_id,
    consultantId: row.consultant_id,
    consultantNumber: row.consultant_number,
    /** Null where somebody is not among the fifty first. */
    placeBefore: row.place_before,
    placeAfter: row.place_after,
    mutualBefore: row.mutual_before,
    mutualAfter: row.mutual_after,
    rowCount: row.row_count,
    /** The same on every row: sums over all rows, those not read included. */
    summary: summaryOf(row),
  }));

export type PreviewRow = z.output<typeof previewRowSchema>;

/** The rows of one role of one brief. */
export type PreviewRole = Pick<PreviewRow, 'briefRoleId' | 'briefTitle' | 'roleId'> & {
  rows: PreviewRow[];
};

/** What a version would do, in a few figures. */
export type PreviewSummary = {
  roles: number;
  /** Those on both lists who would stand elsewhere. */
  movers: number;
  longestMove: number;
  /** The largest change of a score, in tenths, with its sign. */
  largestChangeTenths: number;
  joins: number;
  leaves: number;
};

type Sums = {
  roles: number;
  movers: number;
  longest_move: number;
  largest_change: number;
  joins: number;
  leaves: number;
};

function summaryOf(row: Sums): PreviewSummary {
  return {
    roles: row.roles,
    movers: row.movers,
    longestMove: row.longest_move,
    largestChangeTenths: Math.round(row.largest_change * 10),
    joins: row.joins,
    leaves: row.leaves,
  };
}

/** The rows by role, in the order they came. */
export function previewByRole(rows: readonly PreviewRow[]): PreviewRole[] {
  const roles = Map.groupBy(rows, ({ briefRoleId }) => briefRoleId);
  return [...roles.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const { briefRoleId, briefTitle, roleId } = first;
    return [{ briefRoleId, briefTitle, roleId, rows: all }];
  });
}
