import type { Standing } from './maturity.ts';

/** A dimension before and now; `change` in per cent units. */
export type Change = { id: string; before: Standing; now: Standing; change: number };

type Maturity = { dimensions: Readonly<Record<string, Standing>>; overall: Standing };

/**
 * What has changed from an earlier analysis. A dimension that only one of the two versions has
 * cannot be compared and is left out.
 */
export function changes(
  before: Maturity,
  now: Maturity,
): { overall: Change; dimensions: Change[] } {
  const dimensions = Object.entries(now.dimensions).flatMap(([id, standing]) => {
    const earlier = before.dimensions[id];
    return earlier ? [change(id, earlier, standing)] : [];
  });
  return { overall: change('overall', before.overall, now.overall), dimensions };
}

function change(id: string, before: Standing, now: Standing): Change {
  return { id, before, now, change: Math.round((now.percent - before.percent) * 10) / 10 };
}
