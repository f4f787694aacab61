import type { FormState } from '../accounts/form-state.ts';

/** The refusal in a page's form answer; null when the answer was something else, or there is none. */
export function refused(form: object | null | undefined): FormState {
  return form && 'errors' in form ? (form as FormState) : null;
}
