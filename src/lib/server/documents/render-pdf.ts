import pdfMake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { FONTS, isFontFile } from './fonts.ts';
import { markWhatIsDrawn } from './tagged-renderer.ts';

pdfMake.setFonts(FONTS);
// Names and descriptions come from people: a document reads our fonts and nothing else.
pdfMake.setUrlAccessPolicy(() => false);
pdfMake.setLocalAccessPolicy(isFontFile);
markWhatIsDrawn();

/** A document as a tagged PDF with embedded fonts. The same definition gives the same bytes. */
export async function renderPdf(
  definition: TDocumentDefinitions,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await pdfMake.createPdf(definition).getBuffer());
}
