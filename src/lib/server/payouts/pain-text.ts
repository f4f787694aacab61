/** Signs that banks take in payment files besides letters and digits (EPC, SEPA character set). */
const FORBIDDEN = /[^A-Za-z0-9ÅÄÖåäö/?:().,'+ -]/g;

/**
 * A text in the signs that Swedish banks take: other letters lose their accents, `&` becomes `+`,
 * and what is left is dropped.
 * @param longest number of characters that the field holds; longer texts are cut
 */
export function bankText(text: string, longest: number): string {
  const plain = [...text.normalize('NFC')].map(withoutAccent).join('');
  return plain
    .replaceAll('&', '+')
    .replace(FORBIDDEN, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, longest)
    .trim();
}

function withoutAccent(letter: string): string {
  if ('ÅÄÖåäö'.includes(letter)) return letter;
  const known: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ä', Æ: 'Ä', ø: 'ö', Ø: 'Ö' };
  return known[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
}
