import { createHash } from 'node:crypto';
import type { PayPageText } from './pay-page-text.ts';
import type { LineItemRecord, SessionRecord } from './records.ts';

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#faf8f4, #14171c); color: light-dark(#1b1f27, #ece9e2); }
header { padding: .75rem 1rem; text-align: center; font-weight: 600;
  background: light-dark(#ffe9b0, #4a3a05); color: light-dark(#3d2e00, #ffe9b0); }
header p { margin: 0; }
main { max-width: 30rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .75rem; overflow-wrap: anywhere; }
h2 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
ul { list-style: none; margin: 0; padding: 0; }
li, .total { display: flex; justify-content: space-between; gap: 1rem; padding: .5rem 0;
  border-bottom: 1px solid light-dark(#d8d3c8, #3a4049); overflow-wrap: anywhere; hyphens: auto; }
.total { font-weight: 600; border: 0; margin: 0 0 1rem; }
.amount { white-space: nowrap; font-variant-numeric: tabular-nums; }
label { display: block; font-weight: 600; margin-top: 1rem; }
.help { margin: .25rem 0; color: light-dark(#4d5360, #b9bec8); }
input { box-sizing: border-box; width: 100%; font: inherit; padding: .625rem .75rem;
  border: 1px solid light-dark(#767b85, #9aa1ad); border-radius: 6px;
  background: light-dark(#fff, #1d2129); color: inherit; }
button, .button { box-sizing: border-box; display: block; width: 100%; margin-top: .75rem;
  padding: .75rem 1rem; font: inherit; font-weight: 600; text-align: center; cursor: pointer;
  text-decoration: none; border-radius: 6px; border: 1px solid light-dark(#0b5d45, #7fd0b2);
  background: transparent; color: light-dark(#0b5d45, #8fdcc0); }
button.first, .button { background: light-dark(#0b5d45, #8fdcc0); color: light-dark(#fff, #0d1f18); }
form .first { margin-top: 1.25rem; }
:focus-visible { outline: 3px solid light-dark(#0b5d45, #8fdcc0); outline-offset: 2px; }
.notice { border-left: 4px solid light-dark(#b3261e, #ff9d94); padding: .5rem .75rem;
  background: light-dark(#fdeceb, #3b1a18); }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** `1 234,50 kr` in Swedish, `SEK 1,234.50` in English. */
function money(amount: number, currency: string, text: PayPageText): string {
  const currencyDisplay = text.lang === 'sv' ? 'symbol' : 'code';
  const options = { style: 'currency', currency, currencyDisplay } as const;
  return new Intl.NumberFormat(text.lang, options).format(amount / 100);
}

function page(text: PayPageText, title: string, content: string): string {
  return `<!doctype html>
<html lang="${text.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)} – ${escape(text.banner)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><p>${escape(text.banner)}</p></header>
<main>
<h1>${escape(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

function lineItem(row: LineItemRecord, text: PayPageText): string {
  const name = row.quantity === 1 ? row.name : `${row.quantity} × ${row.name}`;
  const amount = money(row.unitAmount * row.quantity, row.currency, text);
  return `<li><span>${escape(name)}</span><span class="amount">${escape(amount)}</span></li>`;
}

function emailField(record: SessionRecord, text: PayPageText, bad: boolean): string {
  const { session } = record;
  const known = session.customer_details?.email ?? '';
  // A given address is shown, not changed: so does Stripe.
  const attributes = session.customer_email ? 'readonly' : 'required';
  const invalid = bad ? ' aria-invalid="true" aria-describedby="notice"' : '';
  return `<label for="email">${escape(text.email)}</label>
<input id="email" name="email" type="email" autocomplete="email" ${attributes}${invalid}
 value="${escape(known)}">`;
}

function cardField(text: PayPageText, bad: boolean): string {
  const described = bad ? 'card-help notice' : 'card-help';
  const invalid = bad ? ' aria-invalid="true"' : '';
  // autocomplete is off so that no browser offers a real card.
  return `<label for="card">${escape(text.card)}</label>
<p class="help" id="card-help">${escape(text.cardHelp)}</p>
<input id="card" name="card" inputmode="numeric" autocomplete="off" maxlength="25"
 value="4242 4242 4242 4242" aria-describedby="${described}"${invalid}>`;
}

function buttons(record: SessionRecord, text: PayPageText): string {
  const cancel = record.session.cancel_url
    ? `<button name="action" value="cancel" formnovalidate>${escape(text.cancel)}</button>`
    : '';
  return `<button class="first" name="action" value="pay">${escape(text.pay)}</button>
<button name="action" value="decline">${escape(text.decline)}</button>
<button name="action" value="later" aria-describedby="later-help">${escape(text.later)}</button>
<button name="action" value="later-refused" aria-describedby="later-help">${escape(text.laterRefused)}</button>
<p class="help" id="later-help">${escape(text.laterHelp)}</p>
${cancel}`;
}

/** The form of an open session. */
export function openPage(record: SessionRecord, text: PayPageText): string {
  const { session, lineItems, notice } = record;
  const total = money(session.amount_total ?? 0, session.currency ?? 'sek', text);
  const message = notice
    ? `<p class="notice" id="notice" role="alert">${escape(text.notices[notice])}</p>`
    : '';
  const content = `<p>${escape(text.intro)}</p>
${message}
<h2>${escape(text.rows)}</h2>
<ul>
${lineItems.map((row) => lineItem(row, text)).join('\n')}
</ul>
<p class="total"><span>${escape(text.total)}</span><span class="amount">${escape(total)}</span></p>
<form method="post">
${emailField(record, text, notice === 'email_missing')}
${cardField(text, notice !== null && notice !== 'email_missing')}
${buttons(record, text)}
</form>`;
  return page(text, text.payTitle(total), content);
}

/** Where the owner of a connected account tells who it is. */
export function setupPage(text: PayPageText): string {
  const content = `<p>${escape(text.setupText)}</p>
<form method="post">
<button class="first" name="action" value="complete">${escape(text.setupComplete)}</button>
<button name="action" value="later">${escape(text.setupLater)}</button>
</form>`;
  return page(text, text.setupTitle, content);
}

/** A page that says how things stand and leads on. */
export function closedPage(
  text: PayPageText,
  title: string,
  sentence: string,
  link?: { href: string; label: string },
): string {
  const onward = link
    ? `<a class="button" href="${escape(link.href)}">${escape(link.label)}</a>`
    : '';
  return page(text, title, `<p>${escape(sentence)}</p>\n${onward}`);
}

/** Headers of every pay page. The form may lead on to the addresses in `targets` (origins). */
export function pageHeaders(targets: readonly string[]): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'sha256-${STYLE_HASH}'`,
      `form-action ${["'self'", ...targets].join(' ')}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}
