import { describe, expect, it } from 'vitest';
import { currentHref } from './current-item.ts';

describe('currentHref', () => {
  it('finds the item whose page or subpage is shown', () => {
    expect(currentHref('/roller/copywriter', ['/roller', '/konsulter'])).toBe('/roller');
  });

  it('prefers the closest item', () => {
    expect(currentHref('/byran/fakturor/12', ['/byran', '/byran/fakturor'])).toBe(
      '/byran/fakturor',
    );
  });

  it('reads both languages', () => {
    expect(currentHref('/en/roles', ['/en/roles', '/en/consultants'])).toBe('/en/roles');
  });

  it('marks the first page of a workplace on that page alone', () => {
    const items = ['/byran', '/byran/fakturor'];
    expect(currentHref('/byran', items, '/byran')).toBe('/byran');
    expect(currentHref('/byran/fakturor/12', items, '/byran')).toBe('/byran/fakturor');
    expect(currentHref('/byran/sok', items, '/byran')).toBeUndefined();
  });

  it('does not take a shared beginning for a parent', () => {
    expect(currentHref('/konsulter', ['/konsult'])).toBeUndefined();
  });
});
