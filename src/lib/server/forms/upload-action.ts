import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { DomainError } from '$lib/server/db/db-error.ts';
import { refusalOf, type FormFailure } from './form-action.ts';
import { formValues } from './form-object.ts';
import { problemSentence } from './sentences.ts';

type Upload = { largest: number; tooLarge: string };
type Run<Actor, Result> = (context: {
  event: RequestEvent;
  actor: Actor;
  form: FormData;
}) => Promise<Result>;

/** What the other fields and the borders between them take. */
const AROUND_FILE = 64 * 1024;

/**
 * A form action that takes a file: the guard and the size come before anything of the body is read.
 * Refusals come back as those of `formAction`.
 * @param upload the largest file in bytes, and the code of the sentence when one is larger
 */
export function uploadAction<Actor, Result>(
  guard: (event: RequestEvent) => Actor,
  upload: Upload,
  run: Run<Actor, Result>,
): (event: RequestEvent) => Promise<Result | ActionFailure<FormFailure>> {
  return async (event) => {
    let values: FormFailure['values'] = {};
    try {
      const actor = guard(event);
      assertSize(event, upload);
      const form = await event.request.formData();
      values = formValues(form);
      return await run({ event, actor, form });
    } catch (cause) {
      const { status, code, values: about } = refusalOf(event, cause);
      return fail(status, { values, errors: {}, problem: problemSentence(code, about), code });
    }
  };
}

function assertSize({ request }: RequestEvent, { largest, tooLarge }: Upload): void {
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length <= largest + AROUND_FILE) return;
  throw new DomainError(413, tooLarge, { megabytes: Math.floor(largest / 1024 / 1024) });
}
