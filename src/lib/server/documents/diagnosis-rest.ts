import type { Content } from 'pdfmake/interfaces';
import type { ResultView } from '$lib/domain/diagnosis/view.ts';
import { m } from '$lib/paraglide/messages.js';
import { item, note, part } from './diagnosis-pieces.ts';
import type { Tag } from './tag.ts';

/** Questions left out, what was told of the organisation, and the version of the model. */
export function diagnosisRest({ report }: ResultView, root: Tag): Content[] {
  const missing =
    report.missing.length > 0
      ? part(m.diagnosis_missing_title(), root, (section) => [
          item(m.diagnosis_missing_text(), report.missing, section),
        ])
      : [];
  return [
    ...missing,
    ...part(m.diagnosis_context_title(), root, (section) => [
      ...report.context.map(({ question, answer }) => item(question, [answer], section)),
      note(m.diagnosis_version({ version: report.version }), section),
    ]),
  ];
}
