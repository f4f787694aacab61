import {
  fail,
  isHttpError,
  isRedirect,
  type ActionFailure,
  type RequestEvent,
} from '@sveltejs/kit';
import type { z } from 'zod';
import { DomainError } from '$lib/server/db/db-error.ts';
import { logFault } from '$lib/server/hooks/faults.ts';
import { formToObject, formValues } from './form-object.ts';
import { fieldSentence, problemSentence } from './sentences.ts';

/** What a page gets back when its form was refused: sentences in the page's language, and the input. */
export type FormFailure = {
  values: Record<string, string | string[]>;
  errors: Record<string, string[]>;
  problem: string | null;
  code: string | null;
};

type Run<Actor, Data, Result> = (context: {
  event: RequestEvent;
  actor: Actor;
  data: Data;
  /** As it was posted, for files. */
  form: FormData;
}) => Promise<Result>;

/**
 * A form action: guard, parse, run. Refusals come back as `fail` with the input kept: 400 for
 * fields, the domain error's own status otherwise, at the field that its value `field` names (401 signed out, 404, 409 conflict), and 500 with
 * the number of the log's line for a fault, so that no input is lost to one.
 * @param guard one of the guards in `auth/guards.ts`
 * @param schema the form's zod schema; its messages are codes for `fieldSentence`
 * @param run the command; redirects when it is done, or returns what the page shall show
 */
export function formAction<Actor, Schema extends z.ZodType, Result>(
  guard: (event: RequestEvent) => Actor,
  schema: Schema,
  run: Run<Actor, z.output<Schema>, Result>,
): (event: RequestEvent) => Promise<Result | ActionFailure<FormFailure>> {
  return async (event) => {
    const form = await event.request.formData();
    const values = formValues(form);
    event.locals.posted = values;
    try {
      const actor = guard(event);
      const parsed = schema.safeParse(formToObject(form));
      if (!parsed.success) {
        return fail(400, { values, errors: fieldErrors(parsed.error), problem: null, code: null });
      }
      return await run({ event, actor, data: parsed.data, form });
    } catch (cause) {
      const { status, code, values: about } = refusalOf(event, cause);
      const problem = problemSentence(code, about);
      const { field } = about;
      return typeof field === 'string'
        ? fail(status, { values, errors: { [field]: [problem] }, problem: null, code })
        : fail(status, { values, errors: {}, problem, code });
    }
  };
}

/** What is said of something thrown. @throws redirects and answers of SvelteKit's own, as they are */
export function refusalOf(event: RequestEvent, cause: unknown): DomainError {
  if (cause instanceof DomainError) return cause;
  if (isRedirect(cause) || isHttpError(cause)) throw cause;
  logFault(event, 500, cause);
  return new DomainError(500, 'fault', { id: event.locals.requestId });
}

function fieldErrors(error: z.ZodError): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const field = issue.path.join('.');
    (errors[field] ??= []).push(fieldSentence(issue.message));
  }
  return errors;
}
