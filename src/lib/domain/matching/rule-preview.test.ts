import { describe, expect, it } from 'vitest';
import { previewByRole, previewRowSchema, type PreviewRow } from './rule-preview.ts';

function row(
  role: string,
  number: number,
  places: [number | null, number | null],
  scores: [number | null, number | null],
): PreviewRow {
  return {
    briefId: role,
    briefTitle: `Behov ${role}`,
    briefRoleId: role,
    roleId: 'community-manager',
    consultantId: String(number),
    consultantNumber: number,
    placeBefore: places[0],
    placeAfter: places[1],
    mutualBefore: scores[0],
    mutualAfter: scores[1],
    rowCount: 4,
    summary: { roles: 2, movers: 1, longestMove: 3, largestChangeTenths: -49, joins: 1, leaves: 1 },
  };
}

const rows = [
  row('a', 1, [1, 4], [83, 78.06]),
  row('a', 2, [2, 2], [80, 80.5]),
  row('a', 3, [null, 50], [null, 41]),
  row('b', 4, [3, null], [60, null]),
];

describe('a preview of rules', () => {
  it('has the sums over all rows in whole tenths, with their sign', () => {
    const read = previewRowSchema.parse({
      brief_id: '00000000-0000-4000-8000-000000000001',
      brief_title: 'Behov',
      brief_role_id: '00000000-0000-4000-8000-000000000002',
      role_id: 'community-manager',
      consultant_id: '00000000-0000-4000-8000-000000000003',
      consultant_number: 7,
      place_before: 1,
      place_after: null,
      mutual_before: 83,
      mutual_after: null,
      row_count: '900',
      roles: '40',
      movers: '812',
      longest_move: '49',
      largest_change: -4.94,
      joins: '44',
      leaves: '44',
    });
    expect(read).toMatchObject({
      rowCount: 900,
      summary: { roles: 40, movers: 812, longestMove: 49, largestChangeTenths: -49 },
    });
  });

  it('is nothing when nothing would change', () => {
    expect(previewByRole([])).toEqual([]);
  });

  it('keeps the rows of a role together, in their order', () => {
    expect(
      previewByRole(rows).map((role) => [
        role.briefTitle,
        role.rows.map((one) => one.consultantNumber),
      ]),
    ).toEqual([
      ['Behov a', [1, 2, 3]],
      ['Behov b', [4]],
    ]);
  });
});
