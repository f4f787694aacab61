let lastKey = 0;

/** A row with a key of its own, so that its fields keep what was typed when rows come and go. */
export type Keyed<Row> = Row & { key: number };

/** Gives a row its key. */
export function keyed<Row extends object>(row: Row): Keyed<Row> {
  return { ...row, key: (lastKey += 1) };
}
