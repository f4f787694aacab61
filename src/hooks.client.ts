import { overwriteGetLocale } from '$lib/paraglide/runtime.js';

overwriteGetLocale(() => (document.documentElement.lang === 'en' ? 'en' : 'sv'));
