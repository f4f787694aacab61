import type { Reroute } from '@sveltejs/kit';
import { canonicalPath } from '$lib/i18n/paths.ts';

export const reroute: Reroute = ({ url }) => canonicalPath(url.pathname);
