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

/** Sums up the effect of a version on the rows that are shown. */
export function summarizePreview(rows: readonly PreviewRow[]): PreviewSummary {
  const moves = rows.flatMap(({ placeBefore, placeAfter }) =>
    placeBefore === null || placeAfter === null ? [] : [Math.abs(placeAfter - placeBefore)],
  );
  const changes = rows.flatMap(({ mutualBefore, mutualAfter }) =>
    mutualBefore === null || mutualAfter === null ? [] : [mutualAfter - mutualBefore],
  );
  const largest = changes.sort((a, b) => Math.abs(b) - Math.abs(a))[0] ?? 0;
  return {
    roles: new Set(rows.map(({ briefRoleId }) => briefRoleId)).size,
    movers: moves.filter((move) => move > 0).length,
    longestMove: Math.max(0, ...moves),
    largestChangeTenths: Math.round(largest * 10),
    joins: rows.filter(({ placeBefore }) => placeBefore === null).length,
    leaves: rows.filter(({ placeAfter }) => placeAfter === null).length,
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
