import { createRequire } from 'node:module';
import { drawMarked, type MarkedPdf } from './structure.ts';
import type { Tag } from './tag.ts';

interface Line {
  readonly inlines: readonly { readonly tag?: Tag }[];
}

interface Picture {
  readonly tag?: Tag;
}

interface Renderer {
  readonly pdfDocument: MarkedPdf;
  renderLine(line: Line, x: number, y: number): void;
  renderSVG(picture: Picture): void;
  renderVector(vector: object): void;
}

interface RendererModule {
  readonly default: { readonly prototype: Renderer };
}

/** Set on the renderer itself, so that reloading this module in development does not mark twice. */
const MARKS = Symbol.for('rollkoll.documents.marks');

/**
 * Makes pdfmake mark what it draws. It can announce a tagged PDF but tags nothing itself, which
 * would leave a screen reader with an empty document. Call before the first document;
 * calling again changes nothing.
 */
export function markWhatIsDrawn(): void {
  const module: RendererModule = createRequire(import.meta.url)('pdfmake/js/Renderer');
  const renderer = module.default.prototype;
  if (Object.hasOwn(renderer, MARKS)) return;
  Object.defineProperty(renderer, MARKS, { value: true });
  const { renderLine, renderSVG, renderVector } = renderer;
  renderer.renderLine = function (line, x, y) {
    drawMarked(this.pdfDocument, line.inlines[0]?.tag, () => renderLine.call(this, line, x, y));
  };
  renderer.renderSVG = function (picture) {
    drawMarked(this.pdfDocument, picture.tag, () => renderSVG.call(this, picture));
  };
  renderer.renderVector = function (vector) {
    drawMarked(this.pdfDocument, undefined, () => renderVector.call(this, vector));
  };
}
