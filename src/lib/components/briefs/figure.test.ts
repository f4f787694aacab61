import { describe, expect, it } from 'vitest';
import { figure } from './figure.ts';

describe('a measured figure', () => {
  it('has its unit after a space that does not break, and a count has none', () => {
    expect(figure(0.9, 'procent')).toBe('0,9\u00a0procent');
    expect(figure(4, 'antal')).toBe('4');
    expect(figure(4, 'count')).toBe('4');
    expect(figure(null, 'procent')).toBeNull();
  });
});
