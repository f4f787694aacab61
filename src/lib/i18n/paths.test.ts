import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalPath, localeOfPath, localizedHref, localizedPath, LOCALES } from './paths.ts';
import { SWEDISH_SEGMENTS } from './segments.ts';

const segment = fc.oneof(
  fc.constantFrom(...Object.keys(SWEDISH_SEGMENTS)),
  fc.uuid(),
  fc.constantFrom('community-manager', 'copywriter', '2026-W48'),
);
const canonical = fc.array(segment, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`);

describe('addresses', () => {
  it('are Swedish without prefix and English under /en', () => {
    expect(localizedPath('/roles/community-manager', 'sv')).toBe('/roller/community-manager');
    expect(localizedPath('/roles/community-manager', 'en')).toBe('/en/roles/community-manager');
    expect(localizedPath('/', 'en')).toBe('/en');
    expect(canonicalPath('/en')).toBe('/');
    expect(canonicalPath('/roller/community-manager')).toBe('/roles/community-manager');
  });

  it('come back from either language unchanged', () => {
    fc.assert(
      fc.property(canonical, fc.constantFrom(...LOCALES), (path, locale) => {
        const address = localizedPath(path, locale);
        expect(localeOfPath(address)).toBe(locale);
        expect(canonicalPath(address)).toBe(path);
      }),
    );
  });

  it('use each Swedish word for one English word', () => {
    const words = Object.values(SWEDISH_SEGMENTS);
    expect(new Set(words).size).toBe(words.length);
  });

  it('leave addresses for machines alone', () => {
    for (const path of ['/health', '/webhooks/stripe', '/sitemap.xml', '/_app/immutable/a.js']) {
      expect(canonicalPath(path)).toBe(path);
      expect(localizedPath(path, 'en')).toBe(path);
    }
  });

  it('keep query and fragment', () => {
    expect(localizedHref('/roles?q=roles#roles', 'sv')).toBe('/roller?q=roles#roles');
  });

  it('do not take a word that merely begins with en for English', () => {
    expect(localeOfPath('/enkat')).toBe('sv');
  });
});
