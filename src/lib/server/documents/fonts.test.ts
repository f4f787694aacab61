import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FONTS, isFontFile } from './fonts.ts';

it('finds the fonts where they are installed', () => {
  for (const file of Object.values(FONTS['Roboto'] ?? {})) {
    expect(existsSync(String(file))).toBe(true);
    expect(isFontFile(String(file))).toBe(true);
  }
});

it.each(['/etc/passwd', '../fonts/Roboto-Regular.ttf', ''])('refuses to read "%s"', (path) => {
  expect(isFontFile(path)).toBe(false);
});
