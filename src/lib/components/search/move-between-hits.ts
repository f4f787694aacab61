/** Arrow keys go from the search field through the results and back. */
export function moveBetweenHits(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return;
  const stops = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('input[type="search"], [data-hit]'),
  ];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[Math.min(Math.max(at + step, 0), stops.length - 1)];
  if (!next || at < 0) return;
  event.preventDefault();
  next.focus();
}
