/** A list as somebody saw it: who stood where, by number, with whole points. */
export type SeenPlace = { number: number; points: number };

/** What became different between two lists that show the same page. */
export type ListChanges = {
  entered: { number: number; place: number }[];
  left: { number: number; place: number }[];
  moved: { number: number; from: number; to: number }[];
  rescored: { number: number; from: number; to: number }[];
};

/**
 * Compares two lists of a ranking. Somebody who only moved because others came or went is not said
 * to have moved: places are compared among those who are in both lists.
 */
export function listChanges(
  before: readonly SeenPlace[],
  after: readonly SeenPlace[],
): ListChanges {
  const place = (list: readonly SeenPlace[], number: number) =>
    list.findIndex((row) => row.number === number) + 1;
  const stayedBefore = before.filter(({ number }) => place(after, number) > 0);
  const stayedAfter = after.filter(({ number }) => place(before, number) > 0);
  const points = new Map(before.map((row) => [row.number, row.points]));
  return {
    entered: after
      .filter(({ number }) => place(before, number) === 0)
      .map(({ number }) => ({ number, place: place(after, number) })),
    left: before
      .filter(({ number }) => place(after, number) === 0)
      .map(({ number }) => ({ number, place: place(before, number) })),
    moved: stayedAfter
      .filter(({ number }) => place(stayedBefore, number) !== place(stayedAfter, number))
      .map(({ number }) => ({ number, from: place(before, number), to: place(after, number) })),
    rescored: stayedAfter.flatMap(({ number, points: to }) => {
      const from = points.get(number) ?? to;
      return from === to ? [] : [{ number, from, to }];
    }),
  };
}

/** Whether anything became different. */
export function hasChanges({ entered, left, moved, rescored }: ListChanges): boolean {
  return entered.length + left.length + moved.length + rescored.length > 0;
}

const MOST_SEEN = 50;

/** The list as it goes into an address: `12.83-7.80`. */
export function seenText(list: readonly SeenPlace[]): string {
  return list.map(({ number, points }) => `${number}.${points}`).join('-');
}

/** Reads it back; null when there is none or it is not understood. */
export function parseSeen(text: string | null): SeenPlace[] | null {
  if (text === null || !/^(\d{1,9}\.\d{1,3}(-(?=\d)|$))*$/u.test(text)) return null;
  const rows = text === '' ? [] : text.split('-').slice(0, MOST_SEEN);
  return rows.map((row) => {
    const [number = 0, points = 0] = row.split('.').map(Number);
    return { number, points };
  });
}
