import { preloadData } from '$app/navigation';
import type { FoundGroup } from '$lib/domain/search/found.ts';

const PAUSE_MS = 180;

type SearchData = { q: string; groups: FoundGroup[]; today: string };

/**
 * Results while somebody types: the search page's own data, asked for when the typing pauses. An
 * answer that comes after a later question is dropped.
 */
export class LiveSearch {
  q = $state('');
  groups = $state.raw<readonly FoundGroup[]>([]);
  today = $state('');
  /** The page did not answer with results (too many tries, signed out): Enter goes there. */
  isOff = $state(false);

  readonly #href: () => string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = '';

  /** @param href the address of the search page */
  constructor(href: () => string) {
    this.#href = href;
  }

  ask(text: string): void {
    clearTimeout(this.#timer);
    this.#asked = text.trim();
    this.#timer = setTimeout(() => void this.#answer(this.#asked), PAUSE_MS);
  }

  async #answer(text: string): Promise<void> {
    const data =
      text === '' ? nothing : await load(`${this.#href()}?q=${encodeURIComponent(text)}`);
    if (text !== this.#asked) return;
    this.isOff = data === null;
    ({ q: this.q, groups: this.groups, today: this.today } = data ?? nothing);
  }
}

const nothing: SearchData = { q: '', groups: [], today: '' };

async function load(href: string): Promise<SearchData | null> {
  try {
    const result = await preloadData(href);
    if (result.type !== 'loaded' || result.status !== 200) return null;
    return 'groups' in result.data ? (result.data as SearchData) : null;
  } catch {
    return null;
  }
}
