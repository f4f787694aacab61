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

  it('does not take a shared beginning for a parent', () => {
    expect(currentHref('/konsulter', ['/konsult'])).toBeUndefined();
  });
});
