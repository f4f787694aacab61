import iconv from 'iconv-lite';
import { BankFileError } from './bank-file-error.ts';

/** A file above this is refused before it is looked at. */
export const LARGEST_BANK_FILE = 50 * 1024 * 1024;

const DECLARATION = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/;
const ONE_BYTE = new Map([
  ['iso-8859-1', 'latin1'],
  ['latin1', 'latin1'],
  ['iso-8859-15', 'iso-8859-15'],
  ['windows-1252', 'win1252'],
]);

/**
 * Decodes an XML file by the encoding it declares, UTF-8 when it declares none.
 * @throws BankFileError for bytes that are not what they are declared to be, also UTF-8 that calls
 *   itself ISO-8859-1 (which would turn every ö into two signs), and for other encodings
 */
export function decodeXml(bytes: Uint8Array): string {
  assertSize(bytes);
  const head = iconv.decode(bytes.subarray(0, 200), 'latin1').replace(/^ï»¿/, '');
  const declared = DECLARATION.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  if (['utf-8', 'utf8', 'us-ascii'].includes(declared)) return decodeUtf8(bytes);
  const encoding = ONE_BYTE.get(declared);
  if (encoding === undefined) throw new BankFileError('encoding_unsupported', { value: declared });
  if (hasUtf8Letters(bytes)) throw new BankFileError('encoding_wrong', { value: declared });
  return iconv.decode(bytes, encoding);
}

/** Decodes a text file that declares nothing: UTF-8 when it is valid, else ISO-8859-1. */
export function decodeText(bytes: Uint8Array): string {
  assertSize(bytes);
  if (bytes.includes(0)) throw new BankFileError('encoding_unsupported', { value: 'binary' });
  return utf8OrNull(bytes) ?? iconv.decode(bytes, 'win1252');
}

function assertSize(bytes: Uint8Array): void {
  if (bytes.length > LARGEST_BANK_FILE) {
    throw new BankFileError('too_large', { megabytes: LARGEST_BANK_FILE / 1024 / 1024 });
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  const text = utf8OrNull(bytes);
  if (text === null) throw new BankFileError('encoding_wrong', { value: 'utf-8' });
  return text;
}

/** The text without its byte order mark, or null when the bytes are not UTF-8. */
function utf8OrNull(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function hasUtf8Letters(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f) && utf8OrNull(bytes) !== null;
}
