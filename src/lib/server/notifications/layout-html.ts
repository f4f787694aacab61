import type { Sheet } from './layout.ts';

const CHARACTERS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Mail programs know neither our style sheet nor custom properties. */
const STYLE = `
body { margin: 0; background: #f9f7f3; color: #151b24; font: 16px/1.55 Helvetica, Arial, sans-serif }
main { max-width: 34rem; margin: 0 auto; padding: 2rem 1.25rem }
.name { color: #0e6549; font-weight: bold }
h1 { font: normal 26px/1.25 Georgia, serif; margin: 1.5rem 0 }
p { margin: 0 0 1rem }
th { text-align: left; font-weight: normal; color: #50565e; padding: .25rem 1.5rem .25rem 0; vertical-align: top }
td { font-weight: bold; padding: .25rem 0 }
table { border-collapse: collapse; margin: 0 0 1.5rem }
.action a { display: inline-block; background: #0e6549; color: #fff; padding: .7rem 1.2rem; border-radius: 6px; text-decoration: none }
footer { border-top: 1px solid #d1d4da; margin-top: 2rem; padding-top: 1rem; color: #50565e; font-size: 14px }
@media (prefers-color-scheme: dark) {
  body { background: #14171c; color: #edebe6 } .name { color: #7fd0ad }
  th, footer { color: #b0b3b8 } .action a { background: #7fd0ad; color: #0c1f18 }
}`;

/** The notice as HTML: no pictures, no scripts, nothing fetched from anywhere. */
export function htmlOf(sheet: Sheet): string {
  const paragraphs = sheet.paragraphs.map((text) => `<p>${escape(text)}</p>`);
  return [
    `<!doctype html><html lang="${sheet.locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
    `<title>${escape(sheet.subject)}</title><style>${STYLE}</style></head><body><main>`,
    `<p class="name">Rollkoll</p><h1>${escape(sheet.subject)}</h1>`,
    `<p>${escape(sheet.greeting)}</p>`,
    ...paragraphs,
    factTable(sheet),
    `<p class="action"><a href="${escape(sheet.action.href)}">${escape(sheet.action.label)}</a></p>`,
    `<p>${escape(sheet.closing)}<br>Rollkoll</p>`,
    `<footer><p>${escape(sheet.foot)}</p></footer></main></body></html>`,
  ].join('\n');
}

function factTable({ facts }: Sheet): string {
  if (facts.length === 0) return '';
  const rows = facts.map(
    ({ term, value }) => `<tr><th scope="row">${escape(term)}</th><td>${escape(value)}</td></tr>`,
  );
  return `<table>${rows.join('')}</table>`;
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (character) => CHARACTERS[character] ?? '');
}
