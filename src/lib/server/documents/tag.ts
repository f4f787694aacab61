import type { Content, ContentText } from 'pdfmake/interfaces';

/** Kinds of structure element in use (PDF 1.7, 14.8.4). */
export type Role =
  'Document' | 'Sect' | 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure';

/**
 * A place in the logical structure of a document, which screen readers follow. The order in which
 * children are made is the reading order, wherever they stand on the page.
 */
export interface Tag {
  readonly role: Role;
  readonly parent: Tag | null;
  readonly children: Tag[];
  /** Description of a picture. */
  readonly alt: string | null;
  /** Drawn again on later pages (table heads, footers), where it is decoration. */
  readonly repeats: boolean;
}

/** The root of a document's structure. */
export function documentTag(): Tag {
  return { role: 'Document', parent: null, children: [], alt: null, repeats: false };
}

/** Adds a place below another, after those that are there. */
export function childTag(
  parent: Tag,
  role: Role,
  options: { readonly alt?: string; readonly repeats?: boolean } = {},
): Tag {
  const { alt = null, repeats = parent.repeats } = options;
  const child: Tag = { role, parent, children: [], alt, repeats };
  parent.children.push(child);
  return child;
}

/** A text that belongs to a place in the structure, with style and layout as any text. */
export function tagged(
  text: string,
  tag: Tag,
  layout: Omit<ContentText, 'text'> = {},
): ContentText {
  // The tag sits on an inner text, because only those hand their properties on to the renderer.
  const inner: ContentText & { tag: Tag } = { text, tag };
  return { ...layout, text: [inner] };
}

/** A picture that belongs to a place in the structure. */
export function taggedSvg(svg: string, tag: Tag, width: number): Content {
  const picture: Content & { tag: Tag } = { svg, width, tag };
  return picture;
}
