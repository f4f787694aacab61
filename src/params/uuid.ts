import type { ParamMatcher } from '@sveltejs/kit';

/** Ids are UUIDs; anything else in their place is a 404 before the database is asked. */
export const match: ParamMatcher = (param) =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u.test(param);
