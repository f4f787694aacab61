import { sumOre, type Ore } from '../money/ore.ts';

/** Net of a line of an invoice or self-bill; lines of credit notes are negative. */
export interface AssignmentNet {
  readonly assignmentId: string;
  readonly netOre: Ore;
  readonly currency: string;
}

/** What an assignment brought in, cost and left, in one currency. */
export interface Margin {
  readonly assignmentId: string;
  readonly currency: string;
  readonly invoicedOre: Ore;
  readonly paidOutOre: Ore;
  readonly marginOre: Ore;
  /** Share of what was invoiced in basis points, rounded down; null when nothing was invoiced. */
  readonly marginBp: number | null;
}

/** Margin per assignment and currency, excluding VAT, in order of assignment and currency. */
export function marginsOf(
  invoiced: readonly AssignmentNet[],
  selfBilled: readonly AssignmentNet[],
): Margin[] {
  const [income, cost] = [Map.groupBy(invoiced, keyOf), Map.groupBy(selfBilled, keyOf)];
  const keys = [...new Set([...income.keys(), ...cost.keys()])].sort();
  return keys.flatMap((key) => {
    const [ins, outs] = [income.get(key) ?? [], cost.get(key) ?? []];
    const first = ins[0] ?? outs[0];
    return first === undefined ? [] : [marginOf(first, ins, outs)];
  });
}

function marginOf(
  { assignmentId, currency }: AssignmentNet,
  ins: readonly AssignmentNet[],
  outs: readonly AssignmentNet[],
): Margin {
  const invoicedOre = sumOre(ins.map(({ netOre }) => netOre));
  const paidOutOre = sumOre(outs.map(({ netOre }) => netOre));
  const marginOre = sumOre([invoicedOre, -paidOutOre]);
  const marginBp =
    invoicedOre > 0 ? Number((BigInt(marginOre) * 10_000n) / BigInt(invoicedOre)) : null;
  return { assignmentId, currency, invoicedOre, paidOutOre, marginOre, marginBp };
}

function keyOf({ assignmentId, currency }: AssignmentNet): string {
  return `${assignmentId} ${currency}`;
}
