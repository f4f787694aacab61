import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { FONTS, isFontFile, typefacesFor } from './fonts.ts';

type Font = {
  hasGlyphForCodePoint: (code: number) => boolean;
  layout: (text: string, features?: string[]) => { advanceWidth: number };
};
// The library that pdfmake embeds fonts with.
const fontkit = createRequire(createRequire(import.meta.url).resolve('pdfmake'))('fontkit') as {
  openSync: (path: string) => Font;
};
const files = (family: string) => Object.values(FONTS[family] ?? {}).map(String);

it.each(Object.keys(FONTS))('finds %s where it is installed', (family) => {
  for (const file of files(family)) {
    expect(existsSync(file)).toBe(true);
    expect(isFontFile(file)).toBe(true);
  }
});

it.each(['/etc/passwd', '../fonts/Roboto-Regular.ttf', ''])('refuses to read "%s"', (path) => {
  expect(isFontFile(path)).toBe(false);
});

describe('the site’s fonts', () => {
  it.each(['Sans', 'Serif'])('%s has every letter it is chosen for', (family) => {
    const codes = Array.from({ length: 0x2213 }, (_, code) => code).filter(
      (code) => code >= 0x20 && typefacesFor(String.fromCodePoint(code)).text === 'Sans',
    );
    expect(codes.length).toBeGreaterThan(180);
    for (const file of files(family)) {
      const font = fontkit.openSync(file);
      const missing = codes.filter((code) => code !== 0xad && !font.hasGlyphForCodePoint(code));
      expect(missing.map((code) => code.toString(16))).toEqual([]);
    }
  });

  it.each(['Sans', 'Serif'])('%s has figures of equal width', (family) => {
    for (const file of files(family)) {
      const font = fontkit.openSync(file);
      const widths = [...'0123456789'].map((figure) => font.layout(figure, ['tnum']).advanceWidth);
      expect(new Set(widths).size).toBe(1);
    }
  });

  it('give way as a whole when a word needs more', () => {
    const invoice = { buyer: { name: 'Fjällmärket' }, lines: [{ description: '1 h – “mål” 5 €' }] };
    expect(typefacesFor(invoice)).toEqual({ text: 'Sans', title: 'Serif' });
    for (const name of ['Żółć', 'Škoda', 'Ωμέγα', 'Пример']) {
      expect(typefacesFor({ ...invoice, buyer: { name } }).text, name).toBe('Roboto');
    }
  });
});
