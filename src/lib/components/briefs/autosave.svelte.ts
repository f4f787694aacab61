import { deserialize } from '$app/forms';
import { replaceState } from '$app/navigation';
import { wasEditedEarly } from './early-edit.ts';

/** A pause in the typing after which the form is kept. */
const PAUSE_MS = 1500;

/** After a failure it is tried again, less often than people type. */
const RETRY_MS = 15_000;

/**
 * Keeps a form on the server as it is filled in. What is shown is what happened: `savedAt` is the
 * server's own time of the last draft it kept, and a failure is said until one gets through.
 */
export class Autosave {
  state = $state<'idle' | 'saving' | 'failed'>('idle');
  savedAt = $state<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isLeaving = false;
  #sending: AbortController | undefined;

  /** Begins to watch a form. @returns how to stop */
  watch(form: HTMLFormElement, action: string): () => void {
    const later = () => this.#plan(form, action, PAUSE_MS);
    const leave = () => {
      this.#isLeaving = true;
      clearTimeout(this.#timer);
      this.#sending?.abort();
    };
    form.addEventListener('input', later);
    form.addEventListener('submit', leave);
    if (wasEditedEarly(form)) later();
    return () => {
      leave();
      form.removeEventListener('input', later);
      form.removeEventListener('submit', leave);
    };
  }

  #plan(form: HTMLFormElement, action: string, wait: number): void {
    this.#isLeaving = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(form, action), wait);
  }

  async #save(form: HTMLFormElement, action: string): Promise<void> {
    this.state = 'saving';
    const fields = new FormData(form);
    this.#sending = new AbortController();
    try {
      const answer = await fetch(action, {
        method: 'POST',
        headers: { 'x-sveltekit-action': 'true', accept: 'application/json' },
        body: fields,
        signal: this.#sending.signal,
      });
      const result = deserialize(await answer.text());
      const saved = result.type === 'success' ? result.data?.['savedAt'] : undefined;
      if (typeof saved !== 'string') throw new Error('not saved');
      this.#note(saved, String(fields.get('form_key')));
    } catch {
      if (this.#isLeaving) {
        this.state = 'idle';
        return;
      }
      this.state = 'failed';
      this.#plan(form, action, RETRY_MS);
    }
  }

  /** From here on the page's own address leads back to the draft. */
  #note(savedAt: string, formKey: string): void {
    this.state = 'idle';
    this.savedAt = savedAt;
    const { pathname, search } = location;
    if (this.#isLeaving || search.includes(`draft=${formKey}`)) return;
    replaceState(`${pathname}?draft=${formKey}`, {});
  }
}
