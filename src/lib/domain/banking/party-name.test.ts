import { describe, expect, it } from 'vitest';
import { looksLikeSameName } from './party-name.ts';

describe('looksLikeSameName', () => {
  it.each([
    ['Åkerlöfs Bageri AB', 'AKERLOFS BAGERI AKTIEBOLAG'],
    ['Brunnsparken Fastigheter AB (publ)', 'Brunnsparken Fastigh'],
    ['Café Linné', 'cafe linne'],
  ])('takes %s and %s for the same', (a, b) => {
    expect(looksLikeSameName(a, b)).toBe(true);
    expect(looksLikeSameName(b, a)).toBe(true);
  });

  it.each([
    ['Åkerlöfs Bageri AB', 'Åkessons Bageri AB'],
    ['AB', 'Aktiebolag'],
    ['', ''],
    ['Oak AB', 'Oakland Media AB'],
  ])('keeps "%s" and "%s" apart', (a, b) => {
    expect(looksLikeSameName(a, b)).toBe(false);
  });
});
