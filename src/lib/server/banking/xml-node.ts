import { BankFileError } from './bank-file-error.ts';

/** An element as `fast-xml-parser` gives it: a text, or its children and `@` attributes by name. */
export type XmlNode = unknown;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Every child element of a name; none when there is none. */
export function nodesOf(node: XmlNode, name: string): XmlNode[] {
  if (typeof node !== 'object' || node === null) return [];
  const found = (node as Record<string, unknown>)[name];
  if (found === undefined) return [];
  return Array.isArray(found) ? (found as unknown[]) : [found];
}

/** The first element at a path such as `RmtInf/Strd`; undefined when there is none. */
export function nodeAt(node: XmlNode, path: string): XmlNode {
  return path.split('/').reduce<XmlNode>((at, name) => nodesOf(at, name)[0], node);
}

/** Every element at a path, whichever parent it has. */
export function nodesAt(node: XmlNode, path: string): XmlNode[] {
  return path
    .split('/')
    .reduce<XmlNode[]>((found, name) => found.flatMap((each) => nodesOf(each, name)), [node]);
}

/**
 * The text at a path, null when there is none or it is empty.
 * @throws BankFileError for an entity that XML does not define itself
 */
export function textAt(node: XmlNode, path: string): string | null {
  return textOf(nodeAt(node, path));
}

/** The text of an element, as `textAt`. */
export function textOf(node: XmlNode): string | null {
  if (typeof node === 'string') return resolved(node.trim()) || null;
  if (typeof node !== 'object' || node === null) return null;
  const { '#text': text, '#cdata': verbatim } = node as Record<string, unknown>;
  const parts = [typeof text === 'string' ? resolved(text) : '', verbatim ?? ''];
  return parts.join('').trim() || null;
}

/** As `textAt`, where the element must be there. */
export function requiredTextAt(node: XmlNode, path: string): string {
  const text = textAt(node, path);
  if (text === null) throw new BankFileError('field_missing', { field: path });
  return text;
}

/** Entities are replaced here and not by the parser, so that none can be defined by the file. */
function resolved(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|[^;\s]*);?/gi, (whole, name: string) => {
    const found = name.startsWith('#') ? characterOf(name.slice(1)) : NAMED[name];
    if (found === undefined || !whole.endsWith(';')) {
      throw new BankFileError('entity_forbidden', { value: whole });
    }
    return found;
  });
}

function characterOf(number: string): string | undefined {
  const code = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number(number);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
