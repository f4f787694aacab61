import { describe, expect, it } from 'vitest';
import { inFieldOrder, typed } from './form-state.ts';

const form = { values: { name: '', modes: ['a'] }, errors: {}, problem: null, code: null };

describe('typed', () => {
  it('keeps what was typed, also when it is nothing', () => {
    expect(typed(form, 'name', 'Anna')).toBe('');
  });

  it('begins with the given value before the first try, and for fields not sent', () => {
    expect(typed(null, 'name', 'Anna')).toBe('Anna');
    expect(typed(form, 'email', null)).toBe('');
    expect(typed(form, 'modes', 'x')).toBe('x');
  });
});

describe('inFieldOrder', () => {
  it('puts errors in the order of the fields, unknown ones last', () => {
    const errors = { terms: 1, vat: 2, name: 3 };
    expect(Object.keys(inFieldOrder(errors, ['name', 'vat']))).toEqual(['name', 'vat', 'terms']);
  });
});
