const SOFT_HYPHEN = '\u00AD';
const LONG_WORD = /[\p{L}]{16,}/gu;

/** First parts of the compounds of this trade, where a Swede would break the word. */
const FIRST_PARTS =
  /(kommunikations|förändrings|varumärkes|arbetsgivar|marknads|marknadsförings|tillgänglighets|innehålls|strategi|leverantörs|rekryterings)(?=\p{L}{4})/giu;

/**
 * Offers long Swedish compounds a place to break, for headlines on narrow screens: browsers do not
 * all know how to hyphenate Swedish, and breaking anywhere gives "kommunikationsrådgivar-e".
 */
export function softHyphens(text: string): string {
  return text.replace(LONG_WORD, (word) => word.replace(FIRST_PARTS, `$1${SOFT_HYPHEN}`));
}
