type FilterValue = string | number | readonly string[] | undefined;

/**
 * The query of an address for a filter: what is empty, and page one, is left out.
 * `{ state: 'paid', page: 1 }` gives `?state=paid`, nothing chosen gives an empty text.
 */
export function filterQuery(filter: Readonly<Record<string, FilterValue>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined || value === '' || (name === 'page' && value === 1)) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  return query.size > 0 ? `?${query}` : '';
}
