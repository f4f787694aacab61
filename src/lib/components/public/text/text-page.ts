import type { Locale } from '$lib/i18n/paths.ts';

/** A section of a page of running text: paragraphs (text) and lists (arrays of text). */
export type TextSection = {
  id: string;
  title: string;
  body: readonly (string | readonly string[])[];
};

/** A page of running text, whole in each language. `{email}` and `{agency}` stand for the agency's own. */
export type TextPage = {
  updated: string;
  lead: Readonly<Record<Locale, string>>;
  sections: Readonly<Record<Locale, readonly TextSection[]>>;
};
