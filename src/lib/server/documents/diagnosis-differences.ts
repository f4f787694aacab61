import type { Content } from 'pdfmake/interfaces';
import type { DifferenceRow, Differing } from '$lib/domain/diagnosis/view.ts';
import type { Locale } from '$lib/format/locale.ts';
import { formatTrimmed } from '$lib/format/number.ts';
import { m } from '$lib/paraglide/messages.js';
import { bodyCells, headCells, note, part, ROWS } from './diagnosis-pieces.ts';
import { paragraph } from './pieces.ts';
import { childTag, type Tag } from './tag.ts';

/** Questions with the largest gaps; all of them would be a page of its own. */
const MOST_QUESTIONS = 5;

/** Where management and those who do the work see things differently, the largest gaps first. */
export function diagnosisDifferences(
  { dimensions, questions }: Differing,
  locale: Locale,
  root: Tag,
): Content[] {
  const apart = questions.filter(({ gap }) => gap > 0).slice(0, MOST_QUESTIONS);
  return part(m.diagnosis_differences_title(), root, (section) => [
    note(m.diagnosis_differences_lead(), section, { margin: [0, 0, 0, 8] }),
    ...differenceTable(
      m.diagnosis_differences_dimensions(),
      m.diagnosis_column_dimension(),
      dimensions,
      { locale, section },
    ),
    ...(apart.length > 0
      ? differenceTable(m.diagnosis_differences_questions(), m.diagnosis_column_question(), apart, {
          ...{ locale, section },
        })
      : []),
  ]);
}

function differenceTable(
  caption: string,
  label: string,
  rows: readonly DifferenceRow[],
  { locale, section }: { locale: Locale; section: Tag },
): Content[] {
  const table = childTag(section, 'Table');
  const number = (value: number) => formatTrimmed(Math.round(value * 10), 1, locale);
  const head = [
    label,
    m.diagnosis_column_management(),
    m.diagnosis_column_practitioner(),
    m.diagnosis_column_gap(),
  ];
  const cells = (texts: readonly string[]) =>
    texts.map((text, at) => ({ text, alignment: at > 0 ? ('right' as const) : ('left' as const) }));
  const body = [
    headCells(cells(head), table),
    ...rows.map(({ name, management, practitioner, gap }) =>
      bodyCells(cells([name, ...[management, practitioner, gap].map(number)]), table),
    ),
  ];
  return [
    paragraph(caption, section, { bold: true, margin: [0, 8, 0, 4] }),
    {
      table: { headerRows: 1, dontBreakRows: true, widths: ['*', 70, 80, 60], body },
      layout: ROWS,
    },
  ];
}
