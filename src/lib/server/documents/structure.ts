import type { Tag } from './tag.ts';

/** What is used of pdfkit's structure elements, its types leave the dictionary out. */
interface Element {
  readonly dictionary: { readonly data: Record<string, unknown> };
  add(child: Element | PDFKit.PDFStructureContent): unknown;
}

/** What is used of a pdfkit document to mark its content (PDF 1.7, 14.6–14.8). */
export interface MarkedPdf {
  readonly page: object;
  struct(role: string, options: { alt?: string }): Element;
  addStructure(element: Element): unknown;
  markStructureContent(role: string): PDFKit.PDFStructureContent;
  markContent(role: 'Artifact', options: { type: 'Layout' | 'Pagination' }): unknown;
  endMarkedContent(): unknown;
}

interface Place {
  readonly element: Element;
  firstPage: object | null;
}

const placesByDocument = new WeakMap<MarkedPdf, Map<Tag, Place>>();

/**
 * Draws something as content of its place in the structure, or as an artifact when it has none or
 * only repeats what an earlier page said.
 */
export function drawMarked(pdf: MarkedPdf, tag: Tag | undefined, draw: () => void): void {
  const place = tag === undefined ? undefined : placesOf(pdf, tag).get(tag);
  if (tag === undefined || place === undefined) return drawArtifact(pdf, 'Layout', draw);
  place.firstPage ??= pdf.page;
  if (tag.repeats && place.firstPage !== pdf.page) return drawArtifact(pdf, 'Pagination', draw);
  const content = pdf.markStructureContent(tag.role);
  draw();
  pdf.endMarkedContent();
  place.element.add(content);
}

function drawArtifact(pdf: MarkedPdf, type: 'Layout' | 'Pagination', draw: () => void): void {
  pdf.markContent('Artifact', { type });
  draw();
  pdf.endMarkedContent();
}

function placesOf(pdf: MarkedPdf, tag: Tag): Map<Tag, Place> {
  const known = placesByDocument.get(pdf);
  if (known !== undefined) return known;
  const places = new Map<Tag, Place>();
  placesByDocument.set(pdf, places);
  pdf.addStructure(elementFor(pdf, rootOf(tag), places));
  return places;
}

function elementFor(pdf: MarkedPdf, tag: Tag, places: Map<Tag, Place>): Element {
  const element = pdf.struct(tag.role, tag.alt === null ? {} : { alt: tag.alt });
  if (tag.role === 'TH') element.dictionary.data['A'] = { O: 'Table', Scope: 'Column' };
  for (const child of tag.children) element.add(elementFor(pdf, child, places));
  places.set(tag, { element, firstPage: null });
  return element;
}

function rootOf(tag: Tag): Tag {
  let root = tag;
  while (root.parent !== null) root = root.parent;
  return root;
}
