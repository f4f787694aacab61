import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { database } from './database.ts';

/** What a text may hold and must come out as it went in; forty characters where the least is asked. */
const HOSTILE = [
  '<script>alert("å")</script>, ett skäl av god längd',
  `=cmd|'/c calc'!A1 som är ett skäl av god längd`,
  `'); drop table public.briefs; -- ett skäl av god längd`,
];
const OVERLONG = 'å'.repeat(10_000);

/** One free text: writes it, and says where it is then read: a query for one value by one id. */
export type FreeText = {
  write: (text: string) => Promise<string>;
  read: string;
};

const sentences = (locale: string) =>
  JSON.parse(readFileSync(`messages/${locale}/errors.json`, 'utf8')) as Record<string, unknown>;

/** Every text is kept as it was written, and refused when it is too long to be read. */
export function describeFreeTexts(texts: Readonly<Record<string, FreeText>>): void {
  describe.each(Object.entries(texts))('%s', (_, { write, read }) => {
    it.each(HOSTILE)('keeps %s as it was written', async (text) => {
      const { rows } = await database().query<Record<string, string>>(read, [await write(text)]);
      expect(rows.map((row) => Object.values(row)[0])).toEqual([text]);
    });

    it('refuses ten thousand characters with a sentence in both languages', async () => {
      const refusal = await write(OVERLONG).then(
        () => null,
        (cause: unknown) => cause as { code: string; message: string },
      );
      expect(refusal?.code).toBe('PT400');
      for (const locale of ['sv', 'en']) {
        expect(sentences(locale)).toHaveProperty(`errors_${refusal?.message ?? ''}`);
      }
    });
  });
}
