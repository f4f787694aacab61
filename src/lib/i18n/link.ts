import { getLocale } from '$lib/paraglide/runtime.js';
import { localizedHref } from './paths.ts';

/** The address of a canonical path (`/roles/x?q=1`) in the language of the page being shown. */
export function link(canonical: string): string {
  return localizedHref(canonical, getLocale());
}
