import type { ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { env } from '$lib/server/env.ts';
import { handleBodySize } from '$lib/server/hooks/body-size.ts';
import { handleCaching } from '$lib/server/hooks/caching.ts';
import { handleCompression } from '$lib/server/hooks/compression.ts';
import { handleRequestId, reportFault } from '$lib/server/hooks/faults.ts';
import { handleLocale } from '$lib/server/hooks/locale.ts';
import { handleSecurity } from '$lib/server/hooks/security.ts';
import { handleSession } from '$lib/server/hooks/session.ts';

/** A configuration that must not run is refused before the first request. */
export const init: ServerInit = () => {
  env();
};

export const handle = sequence(
  handleRequestId,
  handleCompression,
  handleSecurity,
  handleBodySize,
  handleCaching,
  handleLocale,
  handleSession,
);
export const handleError = reportFault;
