import { describe, expect, it } from 'vitest';
import { priceSpan } from './price-span.ts';

describe('priceSpan', () => {
  const span = { lowOre: 720_000, highOre: 1_120_000 };

  it('names the currency last in Swedish, with non-breaking spaces', () => {
    expect(priceSpan(span, 'sv')).toBe('7\u00A0200–11\u00A0200\u00A0kr');
  });

  it('names the currency first in English', () => {
    expect(priceSpan(span, 'en')).toBe('SEK\u00A07,200–11,200');
  });
});
