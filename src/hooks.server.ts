import { sequence } from '@sveltejs/kit/hooks';
import { handleRequestId, reportFault } from '$lib/server/hooks/faults.ts';
import { handleLocale } from '$lib/server/hooks/locale.ts';
import { handleSecurity } from '$lib/server/hooks/security.ts';
import { handleSession } from '$lib/server/hooks/session.ts';

export const handle = sequence(handleRequestId, handleSecurity, handleLocale, handleSession);
export const handleError = reportFault;
