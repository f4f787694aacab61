import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WIDTHS = [390, 1280];
const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Holds a page against the rules, in each width and scheme, and that it does not scroll sideways. */
export async function expectNoViolations(page: Page, path: string): Promise<void> {
  for (const width of WIDTHS) {
    await expectToFit(page, path, width);
    for (const colorScheme of SCHEMES) await expectRulesKept(page, path, width, colorScheme);
  }
}

/** The same for a page whose other language was held against all of it: other words, no other colours. */
export async function expectWordsInPlace(page: Page, path: string): Promise<void> {
  for (const width of WIDTHS) await expectToFit(page, path, width);
  await expectRulesKept(page, path, Math.max(...WIDTHS), 'light');
}

async function expectToFit(page: Page, path: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect.soft(overflow, `${path} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
}

async function expectRulesKept(page: Page, path: string, width: number, colorScheme: Scheme) {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  const { violations } = await axe(page, colorScheme).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect.soft(found, `${path} ${width} px ${colorScheme}`).toEqual([]);
}

/**
 * All rules in light; in dark only colours can differ. No page has frames, hence legacy mode; what
 * passes is not described node by node, which halves the time.
 */
function axe(page: Page, colorScheme: Scheme): AxeBuilder {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  return colorScheme === 'dark' ? builder.withRules(['color-contrast']) : builder.withTags(RULES);
}
