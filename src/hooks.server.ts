import type { ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { env } from '$lib/server/env.ts';
import { handleRequestId, reportFault } from '$lib/server/hooks/faults.ts';
import { handleLocale } from '$lib/server/hooks/locale.ts';
import { handleSecurity } from '$lib/server/hooks/security.ts';
import { handleSession } from '$lib/server/hooks/session.ts';

/** A configuration that must not run is refused before the first request. */
export const init: ServerInit = () => {
  env();
};

export const handle = sequence(handleRequestId, handleSecurity, handleLocale, handleSession);
export const handleError = reportFault;
