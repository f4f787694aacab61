/** Rows by id in the order they were made; beyond `limit` the oldest are forgotten. */
export class Table<Row extends { id: string }> {
  readonly #rows = new Map<string, Row>();
  readonly #limit: number;
  readonly #changed: () => void;

  constructor(limit: number, changed: () => void, rows: readonly Row[] = []) {
    this.#limit = limit;
    this.#changed = changed;
    for (const row of rows) this.#rows.set(row.id, row);
  }

  find(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  /** Adds a row or replaces the one with the same id, which keeps its place in the order. */
  put(row: Row): Row {
    this.#rows.set(row.id, row);
    if (this.#rows.size > this.#limit) {
      const [oldest] = this.#rows.keys();
      if (oldest !== undefined) this.#rows.delete(oldest);
    }
    this.#changed();
    return row;
  }

  remove(id: string): void {
    if (this.#rows.delete(id)) this.#changed();
  }

  clear(): void {
    this.#rows.clear();
    this.#changed();
  }

  oldestFirst(): Row[] {
    return [...this.#rows.values()];
  }

  newestFirst(): Row[] {
    return this.oldestFirst().reverse();
  }

  toJSON(): Row[] {
    return this.oldestFirst();
  }
}
