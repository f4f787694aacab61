import type { Content, ContentText, CustomTableLayout, TableCell } from 'pdfmake/interfaces';
import { paragraph, type TextLayout } from './pieces.ts';
import { childTag, tagged, type Tag } from './tag.ts';
import { COLOUR } from './theme.ts';

/** A part of the paper: its heading, kept with what follows, and what it holds. */
export function part(title: string, root: Tag, body: (section: Tag) => Content[]): Content[] {
  const section = childTag(root, 'Sect');
  const heading = tagged(title, childTag(section, 'H2'), {
    style: 'heading',
    fontSize: 14,
    margin: [0, 24, 0, 8],
  });
  const [first, ...rest] = body(section);
  return [{ stack: [heading, ...(first ? [first] : [])], unbreakable: true }, ...rest];
}

/** One thing of a list, kept on one page: a strong line and the sentences about it. */
export function item(strong: string, sentences: readonly string[], section: Tag): Content {
  const lines = sentences.map((text) => paragraph(text, section, { margin: [0, 1, 0, 0] }));
  return {
    stack: [paragraph(strong, section, { bold: true }), ...lines],
    unbreakable: true,
    margin: [0, 0, 0, 9],
  };
}

/** Soft small print below or above something. */
export function note(text: string, section: Tag, layout: TextLayout = {}): ContentText {
  return paragraph(text, section, { style: 'small', ...layout });
}

/** Hairlines between rows, a stronger one under the head. */
export const ROWS: CustomTableLayout = {
  hLineWidth: (row) => (row === 0 ? 0 : row === 1 ? 0.9 : 0.5),
  vLineWidth: () => 0,
  hLineColor: (row) => (row === 1 ? COLOUR.ink : COLOUR.line),
  paddingLeft: (column) => (column === 0 ? 0 : 10),
  paddingRight: () => 0,
  paddingTop: (row) => (row === 0 ? 0 : 5),
  paddingBottom: () => 5,
};

type Aligned = { text: string; alignment?: 'left' | 'right' };

/** The head of a table, said once and drawn on every page. */
export function headCells(cells: readonly Aligned[], table: Tag): TableCell[] {
  const row = childTag(table, 'TR', { repeats: true });
  return cells.map(({ text, alignment = 'left' }) =>
    tagged(text, childTag(row, 'TH'), { style: 'label', alignment }),
  );
}

/** A row of a table. */
export function bodyCells(cells: readonly Aligned[], table: Tag): TableCell[] {
  const row = childTag(table, 'TR');
  return cells.map(({ text, alignment = 'left' }) =>
    tagged(text, childTag(row, 'TD'), { alignment }),
  );
}
