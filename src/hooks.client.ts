import { overwriteGetLocale } from '$lib/paraglide/runtime.js';

overwriteGetLocale(() => (document.documentElement.lang === 'en' ? 'en' : 'sv'));
keepCaret();

/**
 * Svelte takes the `value` attribute away from fields it takes over and writes the value anew. A field
 * that nobody has changed is empty in between, which moves the caret of whoever stands in it and drops
 * what they marked. A value that was set, if only to itself, does not hang on the attribute.
 */
function keepCaret(): void {
  for (const field of document.querySelectorAll('input')) {
    if (field.type === 'text' || field.type === 'search') field.value = String(field.value);
  }
}
