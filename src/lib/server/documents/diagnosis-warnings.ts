import type { Content } from 'pdfmake/interfaces';
import type { PlanReport } from '$lib/domain/diagnosis/report.ts';
import { severityWord } from '$lib/format/diagnosis-words.ts';
import { m } from '$lib/paraglide/messages.js';
import { item, part } from './diagnosis-pieces.ts';
import type { Tag } from './tag.ts';

/** What to consider first, the gravest first, with what to do. */
export function diagnosisWarnings({ warnings }: PlanReport, root: Tag): Content[] {
  if (warnings.length === 0) return [];
  return part(m.diagnosis_warnings_title(), root, (section) =>
    warnings.map(({ severity, title, body, action }) =>
      item(
        `${severityWord(severity)}: ${title}`,
        [body, `${m.diagnosis_warnings_do()} ${action}`],
        section,
      ),
    ),
  );
}
