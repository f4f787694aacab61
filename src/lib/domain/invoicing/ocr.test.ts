import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValidOcr, ocrFor, parseOcr } from './ocr.ts';

const base = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 23 })
  .map((list) => list.join(''));

describe('ocrFor', () => {
  it('adds length digit and check digit', () => {
    expect(ocrFor('20260001')).toBe('2026000105');
  });

  it('makes references that are valid and begin with the number', () => {
    fc.assert(
      fc.property(base, (number) => {
        const ocr = ocrFor(number);
        expect(isValidOcr(ocr)).toBe(true);
        expect(ocr.slice(0, -2)).toBe(number);
      }),
    );
  });

  it.each(['', 'RK-1', '1'.repeat(24), '12 34'])('refuses the base "%s"', (text) => {
    expect(() => ocrFor(text)).toThrow(RangeError);
  });
});

describe('isValidOcr', () => {
  it('notices every change of a single digit', () => {
    fc.assert(
      fc.property(base, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, place, change) => {
        const ocr = [...ocrFor(number)];
        const at = place % ocr.length;
        ocr[at] = String((Number(ocr[at]) + change) % 10);
        expect(isValidOcr(ocr.join(''))).toBe(false);
      }),
    );
  });

  it('notices neighbours that changed places, except 0 and 9', () => {
    fc.assert(
      fc.property(base, fc.nat(), (number, place) => {
        const ocr = [...ocrFor(number)];
        const at = place % (ocr.length - 1);
        const pair = [ocr[at], ocr[at + 1]];
        fc.pre(pair[0] !== pair[1] && [...pair].sort().join('') !== '09');
        const swapped = [...ocr.slice(0, at), pair[1], pair[0], ...ocr.slice(at + 2)];
        expect(isValidOcr(swapped.join(''))).toBe(false);
      }),
    );
  });

  it('accepts one of a hundred endings of a number, and that is ours', () => {
    const endings = Array.from({ length: 100 }, (_, index) => String(index).padStart(2, '0'));
    const valid = endings.map((ending) => `20260001${ending}`).filter(isValidOcr);
    expect(valid).toEqual(['2026000105']);
  });

  it.each(['', '1', '00', '2026000104', '123455', '1'.repeat(30)])('refuses "%s"', (text) => {
    expect(isValidOcr(text)).toBe(false);
  });
});

it('reads references written with spaces', () => {
  expect(parseOcr(' 20260 00105 ')).toBe('2026000105');
  expect(parseOcr('Faktura 2026000105')).toBeNull();
});
