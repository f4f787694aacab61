/** What a page knows of its refused form; null or nothing before the first try. */
export type FormAnswer =
  | {
      values: Readonly<Record<string, string | readonly string[]>>;
      errors: Readonly<Record<string, readonly string[]>>;
      problem: string | null;
    }
  | null
  | undefined;

/** What was typed into a field before the form was refused. */
export function typedBefore(form: FormAnswer, name: string): string {
  const value = form?.values[name];
  return typeof value === 'string' ? value : '';
}
