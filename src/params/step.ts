import type { ParamMatcher } from '@sveltejs/kit';

/** The number of a screen of a long form, from 1; anything else is a 404. */
export const match: ParamMatcher = (param) => /^[1-9]\d?$/u.test(param);
