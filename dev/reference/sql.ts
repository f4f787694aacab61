/** What a generated statement may hold: text, numbers, truth, JSON, text arrays and null. */
export type SqlValue = string | number | boolean | null | readonly string[] | { json: unknown };

export type Row = Readonly<Record<string, SqlValue>>;

/** How rows of one table are written. */
export type Upsert = {
  table: string;
  key: readonly string[];
  rows: readonly Row[];
};

const casts = { array: '::text[]', json: '::jsonb' };

/** A value as a Postgres literal; text in quotes with quotes doubled. */
export function literal(value: SqlValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'object' && 'json' in value)
    return literal(JSON.stringify(value.json)) + casts.json;
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]${casts.array}`;
  return String(value);
}

/**
 * One `insert … on conflict … do update` of all rows, which have the same columns.
 * @throws {Error} when there is no row: an empty list is a mistake in the source
 */
export function upsert({ table, key, rows }: Upsert): string {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) throw new Error(`${table}: no rows`);
  const others = columns.filter((column) => !key.includes(column));
  const set = others.map((column) => `${column} = excluded.${column}`);
  const action = set.length > 0 ? `do update set\n  ${set.join(',\n  ')}` : 'do nothing';
  const conflict = `on conflict (${key.join(', ')}) ${action}`;
  return `insert into public.${table} (${columns.join(', ')}) values\n${tuples(rows)}\n${conflict};`;
}

/** Rows as `  (…),` lines. */
export function tuples(rows: readonly Row[]): string {
  return rows.map((row) => `  (${Object.values(row).map(literal).join(', ')})`).join(',\n');
}

/**
 * Removes rows that the source no longer has, leaving those that rows of other tables need:
 * what people have said about themselves is never deleted in passing.
 */
export function removeOthers(
  { table, key, rows }: Upsert,
  neededBy: readonly string[] = [],
): string {
  const kept = rows.map(
    (row) => `(${key.map((column) => literal(row[column] ?? null)).join(', ')})`,
  );
  const conditions = [
    `(${key.map((column) => `t.${column}`).join(', ')}) not in (${kept.join(', ')})`,
    ...neededBy.map((reference) => {
      const [other = '', column = ''] = reference.split('.');
      return `not exists (select from public.${other} o where o.${column} = t.${key.join()})`;
    }),
  ];
  return `delete from public.${table} t where ${conditions.join('\n  and ')};`;
}

/** Moves all positions out of the way, because a swap of two would break their uniqueness. */
export function clearPositions(table: string): string {
  return `update public.${table} set position = position + 10000 where position < 10000;`;
}
