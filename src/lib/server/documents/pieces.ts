import type { Content, ContentText, CustomTableLayout } from 'pdfmake/interfaces';
import { COLOUR } from './theme.ts';
import { childTag, tagged, type Tag } from './tag.ts';

/** A name and what it stands for, e.g. `Bankgiro` and `5050-1055`. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Layout of a text, without the text. */
export type TextLayout = Omit<ContentText, 'text'>;

const none = (): number => 0;

/** A table that is only a grid: no lines, no padding. */
export const GRID: CustomTableLayout = {
  hLineWidth: none,
  vLineWidth: none,
  paddingLeft: none,
  paddingRight: none,
  paddingTop: none,
  paddingBottom: none,
};

/** A paragraph of its own. */
export function paragraph(text: string, parent: Tag, layout: TextLayout = {}): ContentText {
  return tagged(text, childTag(parent, 'P'), layout);
}

/** A line across the given width. */
export function rule(width: number, thickness: number, color: string = COLOUR.line): Content {
  return {
    canvas: [
      { type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: thickness, lineColor: color },
    ],
  };
}

/** Label and value side by side, read as one paragraph. */
export function factRow(fact: Fact, parent: Tag): ContentText[] {
  const tag = childTag(parent, 'P');
  return [
    tagged(`${fact.label} `, tag, { style: 'label', margin: [0, 2, 0, 0] }),
    tagged(fact.value, tag, { margin: [0, 0.7, 0, 3.3] }),
  ];
}

/** Label above value, read as one paragraph. */
export function factStack(fact: Fact, parent: Tag, valueStyle: string): Content {
  const tag = childTag(parent, 'P');
  return {
    stack: [
      tagged(`${fact.label} `, tag, { style: 'label', margin: [0, 0, 0, 3] }),
      tagged(fact.value, tag, { style: valueStyle }),
    ],
  };
}
