import type { Distinction } from '$lib/domain/matching/comparison.ts';
import { explain } from '$lib/domain/matching/explanation.ts';
import type { RankedMatch } from '$lib/domain/matching/match.ts';
import { freePercent } from '$lib/domain/matching/rules.ts';
import { formatList } from '$lib/format/list.ts';
import { formatWholeMoney } from '$lib/format/money.ts';
import { formatPercent } from '$lib/format/number.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';
import { competencyName, inSentence, lineNameShort, type MatchNames } from './words.ts';

const MODES: Readonly<Record<Distinction['modes'][number], () => string>> = {
  on_site: m.matching_differences_mode_on_site,
  hybrid: m.matching_differences_mode_hybrid,
  remote: m.matching_differences_mode_remote,
};

/**
 * What sets one apart from those it is compared with, in sentences; one that says so when nothing
 * does. @param match the one that `distinction` is about
 */
export function differenceText(
  distinction: Distinction,
  match: RankedMatch,
  names: MatchNames,
): string {
  const locale = getLocale();
  const listed = (things: readonly string[]) => formatList(things.map(inSentence), locale);
  const { lines, competencies } = distinction;
  const parts = [
    ...(distinction.isCheapest ? [m.matching_differences_price({ price: priceOf(match) })] : []),
    ...(distinction.isFreest
      ? [
          m.matching_differences_free({
            percent: formatPercent(freePercent(match.availability), locale),
          }),
        ]
      : []),
    ...distinction.modes.map((mode) => MODES[mode]()),
    ...(lines.length > 0
      ? [m.matching_differences_most({ names: listed(lines.map(lineNameShort)) })]
      : []),
    ...(distinction.isMostVerified
      ? [m.matching_differences_verified({ count: explain(match).verification.verified })]
      : []),
    ...(competencies.length > 0
      ? [
          m.matching_differences_only({
            names: listed(competencies.map((id) => competencyName(id, names))),
          }),
        ]
      : []),
  ];
  return parts.join(' ') || m.matching_differences_nothing();
}

function priceOf({ askedRateOre }: RankedMatch): string {
  return m.briefs_per_hour({ price: formatWholeMoney(askedRateOre, 'SEK', getLocale()) });
}
