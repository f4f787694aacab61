/** What a form action says about one field: nothing, a sentence, or several. */
export type FieldError = string | readonly string[] | undefined;

/** The attributes that tie a control to its label, help and error. */
export type FieldControl = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
};

/** @returns the sentences of a field error, empty when there are none. */
export function errorSentences(error: FieldError): readonly string[] {
  if (error === undefined || error === '') return [];
  return typeof error === 'string' ? [error] : error;
}

/** The attributes of a control whose help and error (if any) have the ids `<id>-help` and `<id>-error`. */
export function fieldControl(
  id: string,
  help: string | undefined,
  error: FieldError,
): FieldControl {
  const invalid = errorSentences(error).length > 0;
  const described = [help ? `${id}-help` : '', invalid ? `${id}-error` : ''].filter(Boolean);
  return {
    id,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    'aria-invalid': invalid ? 'true' : undefined,
  };
}

/** The errors of a form in field order, one line per sentence, each with the id of its field. */
export function summaryLines(
  errors: Readonly<Record<string, FieldError>>,
): { field: string; message: string }[] {
  return Object.entries(errors).flatMap(([field, error]) =>
    errorSentences(error).map((message) => ({ field, message })),
  );
}
