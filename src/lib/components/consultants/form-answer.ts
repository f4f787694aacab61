/** What a page gets back from a form that was refused, or shown again with what was typed. */
export type FormAnswer = {
  values: Record<string, string | string[]>;
  errors: Record<string, string[]>;
  problem: string | null;
};

/** The answer, when it belongs to the form that has this field; a page may hold several forms. */
export function answerFor(form: FormAnswer | null | undefined, field: string): FormAnswer | null {
  return form && field in form.values ? form : null;
}

/** One typed value, or what the field showed before. */
export function typed(form: FormAnswer | null, field: string, otherwise = ''): string {
  const value = form?.values[field];
  return typeof value === 'string' ? value : otherwise;
}

/** The typed values of a repeated field `name[]`, or what was chosen before. */
export function typedList(
  form: FormAnswer | null,
  field: string,
  otherwise: readonly string[],
): readonly string[] {
  if (!form) return otherwise;
  const value = form.values[field] ?? [];
  return typeof value === 'string' ? [value] : value;
}
