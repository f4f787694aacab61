/**
 * The page numbers to offer: the first, the last, and those beside the current one; `null` marks a gap.
 * @param page current page, from 1
 * @param pages number of pages, at least 1
 */
export function pageWindow(page: number, pages: number): (number | null)[] {
  const wanted = new Set([1, pages, page - 1, page, page + 1]);
  const numbers = [...wanted].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b);
  return numbers.flatMap((n, index) => [...gapBefore(n, numbers[index - 1]), n]);
}

/** A gap of a single page is shown as that page: an ellipsis would take as much room and say less. */
function gapBefore(current: number, previous: number | undefined): (number | null)[] {
  if (previous === undefined || current - previous === 1) return [];
  return current - previous === 2 ? [current - 1] : [null];
}
