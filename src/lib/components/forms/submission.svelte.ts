import type { SubmitFunction } from '@sveltejs/kit';

/**
 * A form that can be sent once at a time: while it is on its way a second click does nothing, and
 * `pending` is true for the button. Input is kept when the answer is a refusal. Without JavaScript
 * the commands themselves take care of double posts.
 */
export class Submission {
  pending = $state(false);
  readonly #reloads: boolean;

  /** @param reloads whether the page's data is loaded anew after a success, as most forms want */
  constructor(reloads = true) {
    this.#reloads = reloads;
  }

  readonly enhance: SubmitFunction = ({ cancel }) => {
    if (this.pending) {
      cancel();
      return;
    }
    this.pending = true;
    return async ({ update }) => {
      await update({ reset: false, invalidateAll: this.#reloads });
      this.pending = false;
    };
  };
}
