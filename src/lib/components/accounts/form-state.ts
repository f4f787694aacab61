/** What a page knows of its refused form; nothing before the first try. */
export type FormState =
  | {
      values: Readonly<Record<string, string | readonly string[]>>;
      errors: Readonly<Record<string, readonly string[]>>;
      problem: string | null;
      code: string | null;
    }
  | null
  | undefined;

/** What was typed into a field, or what it began with. */
export function typed(form: FormState, name: string, start: string | null = ''): string {
  const value = form?.values[name];
  return typeof value === 'string' ? value : (start ?? '');
}

/** Errors in the order of the form's fields; those of other fields come last. */
export function inFieldOrder<T>(
  errors: Readonly<Record<string, T>>,
  fields: readonly string[],
): Record<string, T> {
  const place = (field: string) => (fields.includes(field) ? fields.indexOf(field) : fields.length);
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => place(a) - place(b)));
}
