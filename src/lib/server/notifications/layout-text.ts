import type { Sheet } from './layout.ts';

/** The notice as plain text, paragraphs apart, the link on a line of its own. */
export function textOf(sheet: Sheet): string {
  const facts = sheet.facts.map(({ term, value }) => `${term}: ${value}`).join('\n');
  const blocks = [
    sheet.greeting,
    ...sheet.paragraphs,
    facts,
    `${sheet.action.label}:\n${sheet.action.href}`,
    `${sheet.closing}\nRollkoll`,
    `-- \n${sheet.foot}`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
