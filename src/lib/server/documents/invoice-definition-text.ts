import type { TDocumentDefinitions } from 'pdfmake/interfaces';

const PAGE_SIZE = { width: 595, height: 842, orientation: 'portrait' } as const;

/**
 * Every text of a definition in order, with that of its head and foot on the first page, and with
 * ordinary spaces. For tests: it is what a reader of the document gets to see.
 */
export function definitionText(definition: TDocumentDefinitions): string {
  const { header, content, footer } = definition;
  const parts = [header, content, footer].map((part) =>
    typeof part === 'function' ? part(1, 2, PAGE_SIZE) : part,
  );
  return textsIn(parts).join('\n').replaceAll('\u00A0', ' ').replace(/ +\n/g, '\n');
}

function textsIn(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (typeof node !== 'object' || node === null) return [];
  const { text, stack, columns, table } = { ...empty, ...node };
  return [text, stack, columns, table, bodyOf(node)].flatMap(textsIn);
}

const empty = { text: null, stack: null, columns: null, table: null };

function bodyOf(node: object): unknown {
  return 'body' in node ? node.body : null;
}
