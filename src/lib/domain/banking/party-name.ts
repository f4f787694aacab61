/** Words that say what kind of company it is; payers and banks leave them out or shorten them. */
const LEGAL_FORMS = new Set('ab aktiebolag publ hb kb ek for oy as aps gmbh ltd'.split(' '));
const LEAST_TO_COMPARE = 4;

/** A name as banks write it: no accents, no case, no signs, no legal form. */
function plainName(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== '' && !LEGAL_FORMS.has(word)).join(' ');
}

/**
 * Whether two names may well be of the same party: equal when written plainly, or one is the
 * beginning of the other (banks cut names). A hint for people, never ground for booking.
 */
export function looksLikeSameName(a: string, b: string): boolean {
  const [one, other] = [plainName(a), plainName(b)];
  if (one === other) return one !== '';
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= LEAST_TO_COMPARE && long.startsWith(short);
}
