import { describe, expect, it } from 'vitest';
import { wholeCell } from '$lib/domain/export/csv.ts';
import { csvStream, EXPORT_LIMIT, EXPORT_PAGE, type CsvTable } from './csv-stream.ts';

type Row = { id: number };

/** A list of so many rows. @param asked notes the pages that were read */
function table(total: number, asked: number[] = []): CsvTable<Row> {
  return {
    columns: [
      { label: 'Nummer', cell: ({ id }) => wholeCell(id) },
      { label: 'Namn', cell: ({ id }) => `Rad ${id}` },
    ],
    key: ({ id }) => String(id),
    page: (page) => {
      asked.push(page);
      const from = (page - 1) * EXPORT_PAGE;
      const length = Math.max(0, Math.min(EXPORT_PAGE, total - from));
      const rows = Array.from({ length }, (_, index) => ({ id: from + index + 1 }));
      return Promise.resolve(rows);
    },
  };
}

const read = async (list: CsvTable<Row>) => new Response(await csvStream(list, 'sv')).bytes();
const lines = async (list: CsvTable<Row>) =>
  new TextDecoder()
    .decode(await read(list))
    .trimEnd()
    .split('\r\n');

describe('a list as a file', () => {
  it('begins with the byte order mark and the headings, also when it is empty', async () => {
    const bytes = await read(table(0));
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(await lines(table(0))).toEqual(['Nummer;Namn']);
  });

  it.each([1, EXPORT_PAGE, EXPORT_PAGE + 1, 3 * EXPORT_PAGE])(
    'has all of %i rows',
    async (total) => {
      const [, ...rows] = await lines(table(total));
      expect(rows).toHaveLength(total);
      expect(rows.at(-1)).toBe(`${total};Rad ${total}`);
    },
  );

  it('is cut at the limit and says so', async () => {
    const rows = await lines(table(EXPORT_LIMIT + 5));
    expect(rows).toHaveLength(1 + EXPORT_LIMIT + 1);
    expect(rows.at(-1)).toMatch(/10\s?000/u);
    expect(await lines(table(EXPORT_LIMIT))).toHaveLength(1 + EXPORT_LIMIT);
  });

  it('reads a page only when it is wanted', async () => {
    const asked: number[] = [];
    const reader = (await csvStream(table(5000, asked), 'sv')).getReader();
    await reader.read();
    await reader.cancel();
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('writes a row once that moved to a later page meanwhile', async () => {
    const moving = table(2 * EXPORT_PAGE);
    const pageOf = moving.page;
    const page = async (number: number) => {
      const rows = await pageOf(number);
      return number === 2 ? [{ id: EXPORT_PAGE }, ...rows.slice(0, -1)] : rows;
    };
    const rows = await lines({ ...moving, page });
    expect(rows.filter((row) => row.startsWith(`${EXPORT_PAGE};`))).toHaveLength(1);
  });

  it('throws what the first page throws', async () => {
    const refused = { ...table(1), page: () => Promise.reject(new Error('refused')) };
    await expect(csvStream(refused, 'sv')).rejects.toThrow('refused');
  });
});
