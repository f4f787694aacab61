import iconv from 'iconv-lite';

/** The only code page that SIE 4 knows (`#FORMAT PC8`). */
const CODE_PAGE = 'cp437';

const REPLACED: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '€': 'EUR',
  ø: 'ö',
  Ø: 'Ö',
};

/**
 * A field in quotes, as SIE 4B §5.7 wants it: a quotation mark inside is preceded by a backslash,
 * and control characters are not allowed. A backslash of the text itself becomes a slash, since
 * the standard gives it no other meaning than to escape.
 */
export function sieField(text: string): string {
  const plain = toCodePage(text).replaceAll('\\', '/').replaceAll('"', '\\"');
  return `"${plain}"`;
}

/** The bytes of a text that holds only signs of the code page. */
export function sieBytes(text: string): Uint8Array {
  return new Uint8Array(iconv.encode(text, CODE_PAGE));
}

/** The text in signs of the code page: others lose their accent, are spelled out, or become `?`. */
function toCodePage(text: string): string {
  const oneLine = text.normalize('NFC').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return [...oneLine].map(signOf).join('').trim();
}

function signOf(sign: string): string {
  if (isInCodePage(sign)) return sign;
  const other = REPLACED[sign] ?? sign.normalize('NFKD').replace(/\p{M}/gu, '');
  return other !== '' && [...other].every(isInCodePage) ? other : '?';
}

function isInCodePage(sign: string): boolean {
  const [byte = 0, ...more] = iconv.encode(sign, CODE_PAGE);
  const isPrintable = byte >= 0x20 && byte !== 0x7f && more.length === 0;
  return isPrintable && iconv.decode(Buffer.from([byte]), CODE_PAGE) === sign;
}
