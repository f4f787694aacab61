/** The file of a form's field; null when none was chosen, which browsers post as an empty one. */
export function uploadedFile(form: FormData, name: string): File | null {
  const value = form.get(name);
  return value instanceof File && value.size > 0 ? value : null;
}
