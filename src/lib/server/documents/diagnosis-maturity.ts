import type { Content, TableCell } from 'pdfmake/interfaces';
import type { DiagnosisReport, DimensionReport } from '$lib/domain/diagnosis/report.ts';
import type { Locale } from '$lib/format/locale.ts';
import { formatPercent } from '$lib/format/number.ts';
import { m } from '$lib/paraglide/messages.js';
import { bodyCells, headCells, part, ROWS } from './diagnosis-pieces.ts';
import { childTag, type Tag } from './tag.ts';
import { COLOUR } from './theme.ts';

const BAR = { width: 170, height: 8 };
const FULL = 100;

/** Maturity per dimension: the level as number and word, and a bar that only repeats it. */
export function diagnosisMaturity(
  { dimensions }: DiagnosisReport,
  locale: Locale,
  root: Tag,
): Content[] {
  return part(m.diagnosis_maturity_title(), root, (section) => {
    const table = childTag(section, 'Table');
    const head = headCells(
      [
        { text: m.diagnosis_column_dimension() },
        { text: m.diagnosis_column_level() },
        { text: '%', alignment: 'right' },
      ],
      table,
    );
    const body = [
      [...head, { text: '' }],
      ...dimensions.map((dimension) => row(dimension, locale, table)),
    ];
    return [{ table: { headerRows: 1, widths: ['*', 90, 46, BAR.width], body }, layout: ROWS }];
  });
}

function row({ name, level, word, percent }: DimensionReport, locale: Locale, table: Tag) {
  const cells: TableCell[] = bodyCells(
    [
      { text: name },
      { text: `${level} ${word}` },
      { text: formatPercent(percent, locale), alignment: 'right' },
    ],
    table,
  );
  return [...cells, bar(percent)];
}

function bar(percent: number): TableCell {
  const rectangle = (width: number, color: string) => ({
    ...{ type: 'rect' as const, x: 0, y: 2, w: width, h: BAR.height, color },
  });
  const filled = percent > 0 ? [rectangle((BAR.width * percent) / FULL, COLOUR.accent)] : [];
  return { canvas: [rectangle(BAR.width, COLOUR.tint), ...filled] };
}
