import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Differing, ResultView } from '$lib/domain/diagnosis/view.ts';
import type { Locale } from '$lib/format/locale.ts';
import { formatDate } from '$lib/format/date.ts';
import { m } from '$lib/paraglide/messages.js';
import { diagnosisDifferences } from './diagnosis-differences.ts';
import { diagnosisHead } from './diagnosis-head.ts';
import { diagnosisMaturity } from './diagnosis-maturity.ts';
import { diagnosisPhases } from './diagnosis-phases.ts';
import { diagnosisRest } from './diagnosis-rest.ts';
import { diagnosisRoles } from './diagnosis-roles.ts';
import { diagnosisWarnings } from './diagnosis-warnings.ts';
import { typefacesFor } from './fonts.ts';
import { renderPdf } from './render-pdf.ts';
import { documentTag } from './tag.ts';
import { COLOUR, PAGE, stylesIn } from './theme.ts';

/** What the paper holds: the result, and where the two sides differ when both have answered. */
export type DiagnosisPaper = ResultView & { differences: Differing | null };

/**
 * A result of the needs analysis as a tagged PDF, for a board's papers. Words come in the
 * language of the request.
 */
export function renderDiagnosisPdf(
  view: DiagnosisPaper,
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  return renderPdf(diagnosisDefinition(view, locale));
}

/** What the paper is made of. */
export function diagnosisDefinition(view: DiagnosisPaper, locale: Locale): TDocumentDefinitions {
  const root = documentTag();
  const faces = typefacesFor(view);
  const { plan } = view.report;
  const content: Content[] = [
    ...diagnosisHead(view, locale, root),
    ...(plan ? diagnosisWarnings(plan, root) : []),
    ...diagnosisMaturity(view.report, locale, root),
    ...(view.differences ? diagnosisDifferences(view.differences, locale, root) : []),
    ...(plan ? diagnosisPhases(view, plan, locale, root) : []),
    ...(plan ? diagnosisRoles(view, plan, root) : []),
    ...diagnosisRest(view, root),
  ];
  const madeOn = formatDate(view.madeOn, locale);
  return {
    version: '1.7',
    tagged: true,
    displayTitle: true,
    language: locale === 'sv' ? 'sv-SE' : 'en-GB',
    info: {
      title: `${m.diagnosis_title()}, ${madeOn}`,
      author: 'Rollkoll',
      creator: 'Rollkoll',
      producer: 'Rollkoll',
      creationDate: new Date(`${view.madeOn}T00:00:00Z`),
    },
    pageSize: 'A4',
    pageMargins: [PAGE.left, PAGE.top, PAGE.right, 56],
    defaultStyle: { font: faces.text, fontSize: 9.5, lineHeight: 1.25, color: COLOUR.ink },
    styles: stylesIn(faces),
    content,
    footer: (page, pages) => ({
      columns: [
        { text: `Rollkoll · ${m.diagnosis_title()} · ${madeOn}`, style: 'footer' },
        { text: m.diagnosis_pdf_page({ page, pages }), style: 'footer', alignment: 'right' },
      ],
      margin: [PAGE.left, 18, PAGE.right, 0],
    }),
  };
}
