import type { RequestEvent } from '@sveltejs/kit';
import { formValues } from '$lib/server/forms/form-object.ts';

/** What was typed, handed back as it is: a form shown again before it is meant to be sent. */
export type UnreadForm = {
  values: Record<string, string | string[]>;
  errors: Record<string, string[]>;
  problem: null;
  code: null;
};

/**
 * For actions that change nothing: the form is shown again with what was typed, so that rows can be
 * added and sums worked out without script.
 */
export async function unreadForm(event: RequestEvent): Promise<UnreadForm> {
  const values = formValues(await event.request.formData());
  return { values, errors: {}, problem: null, code: null };
}
