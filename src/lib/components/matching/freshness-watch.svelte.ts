import { SOONEST_MS, waitBeforeAsking } from '$lib/domain/matching/freshness.ts';

/**
 * While a list is looked at it asks the server whether it has become older than what it rests on:
 * when somebody comes back to it, and every now and then, ever less often. Nothing is asked while
 * the page is hidden, nor once the answer was yes.
 */
export class FreshnessWatch {
  isOlder = $state(false);
  readonly #address: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #lastAsked = Date.now();
  #hasEnded = false;

  /** @param address where to ask about the list that was read now */
  constructor(address: string) {
    this.#address = address;
  }

  /** Begins to watch. @returns how to stop */
  start(): () => void {
    const onreturn = () => this.#comeBack();
    document.addEventListener('visibilitychange', onreturn);
    window.addEventListener('focus', onreturn);
    this.#plan();
    return () => {
      this.#end();
      document.removeEventListener('visibilitychange', onreturn);
      window.removeEventListener('focus', onreturn);
    };
  }

  #end(): void {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
  }

  #comeBack(): void {
    if (this.#hasEnded) return;
    clearTimeout(this.#timer);
    if (document.visibilityState !== 'visible') return;
    this.#asked = 0;
    if (Date.now() - this.#lastAsked < SOONEST_MS) this.#plan();
    else void this.#ask();
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#hasEnded || document.visibilityState !== 'visible') return;
    this.#timer = setTimeout(() => void this.#ask(), waitBeforeAsking(this.#asked));
  }

  async #ask(): Promise<void> {
    this.#asked += 1;
    this.#lastAsked = Date.now();
    const answer = await this.#answer();
    if (this.#hasEnded) return;
    this.isOlder = answer === 'older';
    if (answer === 'later') this.#plan();
    else this.#end();
  }

  /** What does not get through is asked again; an answer that is none (signed out, gone) is the last. */
  async #answer(): Promise<'older' | 'later' | 'never'> {
    try {
      const response = await fetch(this.#address, { headers: { accept: 'application/json' } });
      if (response.status >= 500) return 'later';
      if (!response.ok || response.redirected) return 'never';
      const { older } = (await response.json()) as { older: unknown };
      return older === true ? 'older' : 'later';
    } catch {
      return 'later';
    }
  }
}
