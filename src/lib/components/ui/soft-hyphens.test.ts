import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { softHyphens } from './soft-hyphens.ts';

const shown = (text: string) => softHyphens(text).replaceAll('\u00AD', '|');

describe('softHyphens', () => {
  it('breaks long compounds between their parts', () => {
    expect(shown('Kommunikationschef eller kommunikationsrådgivare')).toBe(
      'Kommunikations|chef eller kommunikations|rådgivare',
    );
    expect(shown('Intern- och förändringskommunikatör')).toBe(
      'Intern- och förändrings|kommunikatör',
    );
  });

  it('leaves short words whole', () => {
    expect(shown('Varumärkesvård')).toBe('Varumärkesvård');
  });

  it('adds nothing but soft hyphens', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('\u00AD'));
        expect(softHyphens(text).replaceAll('\u00AD', '')).toBe(text);
      }),
    );
  });
});
