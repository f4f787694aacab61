import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPath } from './next-path.ts';

const origin = 'https://rollkoll.example';

describe('localPath', () => {
  it('keeps a path of the site with its query and fragment', () => {
    expect(localPath('/foretaget/fakturor?page=2#rad', origin)).toBe(
      '/foretaget/fakturor?page=2#rad',
    );
  });

  it('takes the path of a whole address of the site, as mails carry it', () => {
    expect(localPath(`${origin}/en/account/password`, origin)).toBe('/en/account/password');
  });

  it.each([
    null,
    undefined,
    '',
    'konto',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'https://evil.example/konto',
    `${origin}.evil.example/`,
    `${origin}@evil.example/`,
    'javascript:alert(1)',
    'http://rollkoll.example/konto',
  ])('refuses %j', (next) => {
    expect(localPath(next, origin)).toBeNull();
  });

  it('never leads a browser to another site', () => {
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '//',
      '@',
      ':',
      'evil.example',
      '\t',
      '%2f',
      'x',
      '?',
      '#',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), fc.boolean(), (parts, whole) => {
        const path = localPath((whole ? origin : '/') + parts.join(''), origin);
        if (path !== null) expect(new URL(path, origin).origin).toBe(origin);
      }),
      { numRuns: 2000 },
    );
  });
});
