import { afterAll, describe, expect, it } from 'vitest';
import { matchWith, requirement } from '#tests/support/match-score.ts';
import type { Distinction } from '$lib/domain/matching/comparison.ts';
import type { RankedMatch } from '$lib/domain/matching/match.ts';
import { overwriteGetLocale } from '$lib/paraglide/runtime.js';
import { differenceText } from './difference-words.ts';
import { proofSentence, proofText } from './proof-words.ts';

const NAMES = {
  competencies: { moderation: 'Moderering', seo: 'SEO och sökbarhet' },
  levels: [],
  languages: {},
  regions: {},
};
const MATCH: RankedMatch = {
  ...matchWith([requirement('moderation', 4, 4, { verification: 'verified' })], {
    availability: 0.8,
  }),
  consultantId: '00000000-0000-4000-8000-000000000001',
  consultantNumber: 1,
  regionId: null,
  workModes: [],
  askedRateOre: 94_000,
  failed: [],
  requestState: null,
  matchCount: 2,
};
const NOTHING: Distinction = {
  index: 0,
  isCheapest: false,
  isFreest: false,
  isMostVerified: false,
  modes: [],
  lines: [],
  competencies: [],
};

const told = (changes: Partial<Distinction>) =>
  differenceText({ ...NOTHING, ...changes }, MATCH, NAMES).replaceAll(/\s/gu, ' ');

describe('the words of a comparison', () => {
  afterAll(() => overwriteGetLocale(() => 'sv'));

  it('count one and several in their own forms', () => {
    overwriteGetLocale(() => 'sv');
    expect(proofText({ verified: 1, referenced: 1, declared: 7 })).toBe(
      '1 verifierad, 1 med referens, 7 egna uppgifter',
    );
    expect(proofText({ verified: 2, referenced: 0, declared: 1 })).toBe(
      '2 verifierade, 0 med referens, 1 egen uppgift',
    );
    expect(proofSentence({ verified: 1, referenced: 1, declared: 1 })).toBe(
      'Av nivåerna är 1 verifierad av byrån, 1 styrkt av referens och 1 egen uppgift.',
    );
    expect(proofSentence({ verified: 2, referenced: 3, declared: 4 })).toBe(
      'Av nivåerna är 2 verifierade av byrån, 3 styrkta av referens och 4 egna uppgifter.',
    );
    overwriteGetLocale(() => 'en');
    expect(proofText({ verified: 1, referenced: 1, declared: 7 })).toBe(
      '1 verified, 1 with a reference, 7 self-declared',
    );
    expect(proofSentence({ verified: 1, referenced: 1, declared: 7 })).toBe(
      'The levels: 1 verified by the agency, 1 confirmed by a reference and 7 self-declared.',
    );
  });

  it('say what sets one apart, price first, and that nothing does when nothing does', () => {
    overwriteGetLocale(() => 'sv');
    expect(told({ isCheapest: true, modes: ['on_site'] })).toBe(
      'Har lägst pris: 940 kr i timmen. Är ensam om att arbeta på plats.',
    );
    expect(
      told({ isFreest: true, isMostVerified: true, competencies: ['moderation', 'seo'] }),
    ).toBe(
      'Har mest tid ledig: 80 % av den ni behöver. Har flest verifierade nivåer: 1. ' +
        'Är ensam om att nå nivån i moderering och SEO och sökbarhet.',
    );
    expect(told({})).toMatch(/^Är inte ensam om något här/u);
    overwriteGetLocale(() => 'en');
    expect(told({ isCheapest: true })).toBe('Has the lowest price: SEK 940 an hour.');
    expect(told({})).toMatch(/^Is not alone in anything here/u);
  });
});
