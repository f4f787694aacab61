import Big from 'big.js';
import { create } from 'xmlbuilder2';
import type { Currency } from '$lib/domain/money/currency.ts';
import type { Ore } from '$lib/domain/money/ore.ts';

/**
 * An element's content: text, or attributes (`@name`), text (`#`) and elements by name in the order
 * they are to be written. Null is left out.
 */
export type Xml = string | XmlElement;
export interface XmlElement {
  readonly [name: string]: Xml | readonly XmlElement[] | null;
}

/** What XML 1.0 cannot hold, half surrogate pairs among it. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text from people as XML can hold it; null when nothing is left, since no element may be empty. */
export function text(value: string | null): string | null {
  const kept = (value ?? '').replace(NOT_XML, '').trim();
  return kept === '' ? null : kept;
}

/** As `text`, on one line: for names and what is looked up. */
export function line(value: string | null): string | null {
  return text(value?.replace(/\s+/g, ' ') ?? null);
}

/** An element with one child, or null when the child is left out. */
export function wrap(name: string, content: Xml | null): XmlElement | null {
  return content === null ? null : { [name]: content };
}

/** Hundredths as a decimal number with a point. */
export function hundredths(value: number, decimals = 2): string {
  return new Big(value).div(100).toFixed(decimals);
}

/** An amount with its currency. */
export function amount(ore: Ore, currency: Currency): XmlElement {
  return { '@currencyID': currency, '#': hundredths(ore) };
}

/** The document as text, two spaces deep; the same content gives the same text. */
export function writeXml(root: string, content: XmlElement): string {
  const document = create({ version: '1.0', encoding: 'UTF-8' }, { [root]: content });
  return `${document.end({ prettyPrint: true })}\n`;
}
