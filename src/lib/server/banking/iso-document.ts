import { XMLParser, XMLValidator, type X2jOptions } from 'fast-xml-parser';
import { BankFileError } from './bank-file-error.ts';
import { decodeXml } from './decode-bank-file.ts';
import { nodeAt, nodesOf, type XmlNode } from './xml-node.ts';

/** An ISO 20022 message: its name with version, such as `camt.053.001.02`, and its root element. */
export interface IsoDocument {
  readonly message: string;
  readonly document: XmlNode;
}

const NAMESPACE =
  /\sxmlns(?::[\w.-]+)?\s*=\s*["']urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\.\d{3}\.\d{3}\.\d{2})["']/;

const OPTIONS: X2jOptions = {
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  cdataPropName: '#cdata',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
};

// An entry stays text until it is wanted: a file of thousands is never a tree all at once.
const outer = new XMLParser({ ...OPTIONS, stopNodes: ['..Ntry'] });
const inner = new XMLParser(OPTIONS);

/**
 * Opens a message of ISO 20022. Elements named `Ntry` are left unread: see `parseEntry`.
 * @param supported names with version that the caller reads
 * @throws BankFileError for a file that is too large, badly encoded, cut off, no ISO 20022
 *   message, of another version, or that has a document type (and thereby may define entities)
 */
export function openIsoDocument(bytes: Uint8Array, supported: readonly string[]): IsoDocument {
  const xml = decodeXml(bytes);
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new BankFileError('doctype_forbidden');
  assertWellFormed(xml);
  const message = messageOf(xml);
  if (message === undefined) throw new BankFileError('format_unknown');
  if (!supported.includes(message)) {
    throw new BankFileError('version_unsupported', { value: message });
  }
  return { message, document: nodeAt(parsed(outer, xml), 'Document') };
}

/**
 * Reads an element that `openIsoDocument` left as text.
 * @throws BankFileError when it is nested without end or has a name that no message has
 */
export function parseEntry(entry: XmlNode): XmlNode {
  if (typeof entry !== 'string') return entry;
  return nodesOf(parsed(inner, `<Ntry>${entry}</Ntry>`), 'Ntry')[0];
}

/** The parser refuses what the validator lets pass: nesting without end, names that JavaScript keeps. */
function parsed(parser: XMLParser, xml: string): XmlNode {
  try {
    return parser.parse(xml);
  } catch {
    throw new BankFileError('xml_broken');
  }
}

function assertWellFormed(xml: string): void {
  const verdict = XMLValidator.validate(xml);
  if (verdict !== true) throw new BankFileError('xml_broken', { line: verdict.err.line });
}

/** The message named by the namespace of the root element, declared with a prefix or without. */
function messageOf(xml: string): string | undefined {
  const root = /<(?:[\w.-]+:)?Document\s[^>]*>/.exec(xml)?.[0] ?? '';
  return NAMESPACE.exec(root)?.[1];
}
