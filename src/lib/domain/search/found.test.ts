import { describe, expect, it } from 'vitest';
import { FOUND_KINDS, groupFound, pathOfFound, type Found } from './found.ts';

const found = (kind: Found['kind'], id: string): Found => ({
  ...{ kind, id, title: id, note: null, state: null, dueDate: null },
});

describe('what was found', () => {
  it('is grouped by kind and keeps its order within one', () => {
    const all = [found('invoice', 'b'), found('assignment', 'x'), found('invoice', 'a')];
    expect(groupFound(all).map(({ kind, items }) => [kind, items.map(({ id }) => id)])).toEqual([
      ['assignment', ['x']],
      ['invoice', ['b', 'a']],
    ]);
    expect(groupFound([])).toEqual([]);
  });

  it('loses nothing, whatever the kind', () => {
    const all = FOUND_KINDS.map((kind) => found(kind, kind));
    expect(groupFound(all).flatMap(({ items }) => items)).toHaveLength(all.length);
  });

  it('has a page in the workplace that was searched', () => {
    expect(pathOfFound('agency', found('company', '1'))).toBe('/agency/companies/1');
    expect(pathOfFound('consultant', found('request', '2'))).toBe('/consultant/requests/2');
  });
});
