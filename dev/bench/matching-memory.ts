import type { Client } from 'pg';

/**
 * The limit: the same ranking in memory over typed arrays, the whole pool loaded once. It scores
 * everybody, keeps the twenty best and knows how many passed; it explains nothing.
 */
export type MemoryPool = {
  size: number;
  levels: Uint8Array;
  masks: { sectors: Int32Array; wanted: Int32Array; avoided: Int32Array; declined: Int32Array };
  modes: Uint8Array;
  wishedModes: Uint8Array;
  asked: Int32Array;
  floor: Int32Array;
  share: Uint8Array;
  spanStart: Int32Array;
  spans: Int16Array;
};

const LEVELS = 192;

export type MemoryAsk = {
  budget_ore: number;
  mode: string;
  sector_mask: number;
  related_mask: number;
  role_mask: number;
  times: { lo: number; hi: number; percent: number }[];
  languages: { slot: number; cefr: number }[];
  requirements: {
    slot: number;
    need: number;
    weight: number;
    rarity: number;
    related: { slot: number; similarity: number }[];
  }[];
};

type Row = {
  levels: Buffer;
  spans: number[];
  sectors: string;
  wanted_sectors: string;
  avoided_sectors: string;
  declined_roles: string;
  work_modes: number;
  wished_modes: number;
  asked_ore: number;
  floor_ore: number;
  share_min: number;
  share_max: number;
};

/** Copies the packed profiles into typed arrays. */
export async function loadPool(client: Client): Promise<MemoryPool> {
  const { rows } = await client.query<Row>('select * from private.match_profiles');
  const size = rows.length;
  const spanCount = rows.reduce((sum, row) => sum + row.spans.length, 0);
  const pool: MemoryPool = {
    size,
    levels: new Uint8Array(size * LEVELS),
    masks: {
      sectors: new Int32Array(size),
      wanted: new Int32Array(size),
      avoided: new Int32Array(size),
      declined: new Int32Array(size),
    },
    modes: new Uint8Array(size),
    wishedModes: new Uint8Array(size),
    asked: new Int32Array(size),
    floor: new Int32Array(size),
    share: new Uint8Array(size * 2),
    spanStart: new Int32Array(size + 1),
    spans: new Int16Array(spanCount),
  };
  let at = 0;
  rows.forEach((row, index) => {
    pool.levels.set(row.levels, index * LEVELS);
    pool.masks.sectors[index] = Number(row.sectors);
    pool.masks.wanted[index] = Number(row.wanted_sectors);
    pool.masks.avoided[index] = Number(row.avoided_sectors);
    pool.masks.declined[index] = Number(row.declined_roles);
    pool.modes[index] = row.work_modes;
    pool.wishedModes[index] = row.wished_modes;
    pool.asked[index] = row.asked_ore;
    pool.floor[index] = row.floor_ore;
    pool.share.set([row.share_min, row.share_max], index * 2);
    pool.spans.set(row.spans, at);
    at += row.spans.length;
    pool.spanStart[index + 1] = at;
  });
  return pool;
}

/** Ranks the pool. @returns how many passed, and the best twenty scores, highest first */
export function rankInMemory(pool: MemoryPool, ask: MemoryAsk): { ranked: number; best: number[] } {
  const tables = ask.requirements.map(creditTables);
  const weight = tables.reduce((sum, table) => sum + table.weight, 0);
  const asked = ask.times.reduce((sum, { lo, hi, percent }) => sum + (hi - lo) * percent, 0);
  const days = ask.times.reduce((sum, { lo, hi }) => sum + hi - lo, 0);
  const modeFit = modeCredits(ask.mode);
  const sides = Array.from({ length: 9 }, (_, halves) => 100 * (halves / 8) ** 0.15);
  const best = new Float64Array(20).fill(-1);
  let ranked = 0;
  for (let one = 0; one < pool.size; one += 1) {
    if (!passes(pool, ask, one)) continue;
    const free = freeTime(pool, ask, one);
    if (free * 2 < asked) continue;
    const wishes = wishSum(pool, ask, one, asked, days);
    if (wishes < 3) continue;
    ranked += 1;
    let credit = 0;
    let isShort = false;
    for (const table of tables) {
      const value = bestCredit(pool.levels, one * LEVELS, table);
      credit += table.weight * value;
      isShort ||= table.isEssential && value < 0.35;
    }
    const sectors = pool.masks.sectors[one] ?? 0;
    const sector = sectors & ask.sector_mask ? 1 : sectors & ask.related_mask ? 0.7 : 0.5;
    const rate = Math.min(
      1,
      Math.max(0, (ask.budget_ore * 1.25 - (pool.asked[one] ?? 0)) / (ask.budget_ore * 0.25)),
    );
    const sum =
      (0.6 * credit) / weight +
      (0.15 * free) / asked +
      0.1 * rate +
      0.08 * sector +
      0.07 * (modeFit[pool.modes[one] ?? 0] ?? 1);
    const mutual = (sides[wishes] ?? 0) * (isShort ? Math.min(sum, 0.59) : sum) ** 0.85;
    insert(best, isShort ? Math.min(59, mutual) : mutual);
  }
  return { ranked, best: [...best] };
}

type Table = { weight: number; isEssential: boolean; slots: number[]; credits: Float64Array };

function creditTables({
  slot,
  need,
  weight,
  rarity,
  related,
}: MemoryAsk['requirements'][number]): Table {
  const direct = [0, 1, 2, 3, 4, 5].map((have) =>
    have === 0 ? 0 : ([1, 0.7, 0.35, 0.1][Math.max(0, need - have)] ?? 0),
  );
  const shares = [1, ...related.map(({ similarity }) => similarity / 100)];
  return {
    weight: weight * rarity,
    isEssential: weight === 3,
    slots: [slot, ...related.map((neighbour) => neighbour.slot)],
    credits: Float64Array.from(shares.flatMap((share) => direct.map((credit) => share * credit))),
  };
}

function bestCredit(levels: Uint8Array, from: number, { slots, credits }: Table): number {
  let best = 0;
  for (let at = 0; at < slots.length; at += 1) {
    const credit = credits[at * 6 + (levels[from + (slots[at] ?? 0)] ?? 0)] ?? 0;
    if (credit > best) best = credit;
  }
  return best;
}

function passes(pool: MemoryPool, ask: MemoryAsk, one: number): boolean {
  for (const { slot, cefr } of ask.languages) {
    if ((pool.levels[one * LEVELS + 128 + slot] ?? 0) < cefr) return false;
  }
  return (
    (pool.floor[one] ?? 0) * 4 <= ask.budget_ore * 5 &&
    ((pool.masks.declined[one] ?? 0) & ask.role_mask) === 0
  );
}

function freeTime(pool: MemoryPool, { times }: MemoryAsk, one: number): number {
  let free = 0;
  for (const { lo, hi, percent } of times) {
    for (let at = pool.spanStart[one] ?? 0; at < (pool.spanStart[one + 1] ?? 0); at += 3) {
      const days = Math.min(hi, pool.spans[at + 1] ?? 0) - Math.max(lo, pool.spans[at] ?? 0);
      if (days > 0) free += days * Math.min(percent, pool.spans[at + 2] ?? 0);
    }
  }
  return free;
}

function wishSum(
  pool: MemoryPool,
  ask: MemoryAsk,
  one: number,
  asked: number,
  days: number,
): number {
  const floor = pool.floor[one] ?? 0;
  const rate = floor <= ask.budget_ore ? 2 : floor * 10 <= ask.budget_ore * 11 ? 1 : 0;
  const [least, most] = [(pool.share[one * 2] ?? 0) * days, (pool.share[one * 2 + 1] ?? 0) * days];
  const slack = 20 * days;
  const share =
    least <= asked && asked <= most ? 2 : least - slack <= asked && asked <= most + slack ? 1 : 0;
  const wanted = pool.masks.wanted[one] ?? 0;
  const sector =
    (pool.masks.avoided[one] ?? 0) & ask.sector_mask
      ? 0
      : wanted & ask.sector_mask || wanted === 0
        ? 2
        : 1;
  const mode = 2 * (modeCredits(ask.mode)[pool.wishedModes[one] ?? 0] ?? 1);
  return rate + share + sector + mode;
}

const MODES = ['on_site', 'hybrid', 'remote'];
const credits = new Map<string, number[]>();

/** Fit for each set of modes, 0–7; worked out once for each mode asked for. */
function modeCredits(mode: string): number[] {
  const known = credits.get(mode);
  if (known) return known;
  const fits = Array.from({ length: 8 }, (_, mask) => {
    const steps = [0, 1, 2]
      .filter((at) => mask & (1 << at))
      .map((at) => Math.abs(at - MODES.indexOf(mode)));
    return mode === 'any' || mask === 0 ? 1 : 1 - Math.min(...steps) / 2;
  });
  credits.set(mode, fits);
  return fits;
}

function insert(best: Float64Array, mutual: number): void {
  if (mutual <= (best[19] ?? 0)) return;
  let at = 19;
  while (at > 0 && (best[at - 1] ?? 0) < mutual) {
    best[at] = best[at - 1] ?? 0;
    at -= 1;
  }
  best[at] = mutual;
}
