import { describe, expect, it } from 'vitest';
import { previewByRole, summarizePreview, type PreviewRow } from './rule-preview.ts';

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
  };
}

const rows = [
  row('a', 1, [1, 4], [83, 78.06]),
  row('a', 2, [2, 2], [80, 80.5]),
  row('a', 3, [null, 50], [null, 41]),
  row('b', 4, [3, null], [60, null]),
];

describe('a preview of rules', () => {
  it('counts who moves, how far, and who comes and goes', () => {
    expect(summarizePreview(rows)).toEqual({
      roles: 2,
      movers: 1,
      longestMove: 3,
      largestChangeTenths: -49,
      joins: 1,
      leaves: 1,
    });
  });

  it('is nothing when nothing would change', () => {
    expect(summarizePreview([])).toMatchObject({ roles: 0, movers: 0, longestMove: 0 });
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
