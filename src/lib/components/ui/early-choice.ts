let isStarting = typeof document !== 'undefined';

/**
 * What stands chosen in a list that the server sent and the script is about to take over, or null
 * when there is none. Svelte keeps what was typed or ticked before the script came where a field is
 * bound, but sets a `<select>` anew: its component gives this value back.
 * @param id the id of the select
 */
export function earlyChoice(id: string): string | null {
  if (!isStarting) return null;
  const select = document.getElementById(id);
  return select instanceof HTMLSelectElement ? select.value : null;
}

/** The page has been taken over: what is shown from now on was made by the script. */
export function endEarlyChoices(): void {
  isStarting = false;
}
