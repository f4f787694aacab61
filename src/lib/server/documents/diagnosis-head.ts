import type { Content } from 'pdfmake/interfaces';
import type { ResultView } from '$lib/domain/diagnosis/view.ts';
import { formatDate } from '$lib/format/date.ts';
import { listed } from '$lib/format/diagnosis-words.ts';
import type { Locale } from '$lib/format/locale.ts';
import { formatPercent } from '$lib/format/number.ts';
import { m } from '$lib/paraglide/messages.js';
import { paragraph, rule } from './pieces.ts';
import { childTag, tagged, type Tag } from './tag.ts';
import { COLOUR, CONTENT_WIDTH } from './theme.ts';

/** Top of the paper: what it is, the overall level, where the organisation stands, and the cap. */
export function diagnosisHead(
  { report, madeOn }: ResultView,
  locale: Locale,
  root: Tag,
): Content[] {
  const section = childTag(root, 'Sect');
  const { overall, cap, plan } = report;
  const percent = formatPercent(overall.percent, locale);
  const level = m.diagnosis_result_headline({ level: overall.level, word: overall.word });
  return [
    paragraph('Rollkoll', section, { style: 'wordmark' }),
    { stack: [rule(CONTENT_WIDTH, 1.25, COLOUR.accent)], margin: [0, 10, 0, 22] },
    tagged(m.diagnosis_result_title(), childTag(section, 'H1'), { style: 'title' }),
    paragraph(m.diagnosis_result_eyebrow({ date: formatDate(madeOn, locale) }), section, {
      style: 'subtitle',
      margin: [0, 6, 0, 20],
    }),
    paragraph(level, section, { style: 'titleSmall' }),
    paragraph(`${m.diagnosis_result_mean({ percent })}. ${overall.description}`, section, {
      margin: [0, 4, 0, 0],
    }),
    ...(plan
      ? [
          paragraph(m.diagnosis_result_profile({ name: plan.profile.name }), section, {
            ...{ style: 'figure', margin: [0, 14, 0, 3] as [number, number, number, number] },
          }),
          paragraph(plan.profile.text, section),
        ]
      : fewAnswers(report, section)),
    ...(cap
      ? [
          paragraph(m.diagnosis_result_cap_title(), section, {
            ...{ bold: true, margin: [0, 10, 0, 0] as [number, number, number, number] },
          }),
          paragraph(
            m.diagnosis_result_cap({
              ...{ level: cap.level, word: cap.word },
              dimensions: listed(cap.by.map((one) => `${one.name} (${one.level} ${one.word})`)),
            }),
            section,
          ),
        ]
      : []),
  ];
}

function fewAnswers(report: ResultView['report'], section: Tag): Content[] {
  const { minimumAnswers: minimum, questions: total } = report;
  return [
    paragraph(m.diagnosis_result_few_title(), section, { style: 'figure', margin: [0, 14, 0, 3] }),
    paragraph(m.diagnosis_result_few_text({ minimum, total }), section),
  ];
}
