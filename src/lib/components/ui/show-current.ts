import type { Attachment } from 'svelte/attachments';

/**
 * Scrolls a strip of tabs sideways so that the current one is seen, as on a phone where not all of
 * them have room. Does nothing where they do.
 * @param current what tells the tabs apart; when it changes the strip is scrolled anew
 */
export function showCurrent(current: string | undefined): Attachment<HTMLElement> {
  return (strip) => {
    if (current === undefined) return;
    scroll(strip);
    // The words change width when their font arrives.
    void document.fonts.ready.then(() => {
      scroll(strip);
    });
  };
}

function scroll(strip: HTMLElement): void {
  const tab = strip.querySelector<HTMLElement>('[aria-current]');
  if (!tab) return;
  const middle = (strip.clientWidth - tab.offsetWidth) / 2;
  const fromStart = tab.getBoundingClientRect().left - strip.getBoundingClientRect().left;
  strip.scrollLeft += fromStart - middle;
}
