import { sumOre, type Ore } from '#lib/domain/money/ore.ts';
import type { CamtEntry } from './camt-entry.ts';
import { assertEqualSum, directionAt, moneyAt, oreOf } from './camt-fields.ts';
import { nodeAt, nodesOf, textAt, type XmlNode } from './xml-node.ts';

/** Balances of a statement with their sign: before its first entry and after its last. */
export interface Balances {
  readonly openingOre: Ore | null;
  readonly closingOre: Ore | null;
}

/** Booked opening (or previous closing) and closing balance; interim ones say nothing of a whole. */
export function balancesOf(report: XmlNode): Balances {
  const balances = new Map(nodesOf(report, 'Bal').map((each) => [codeOf(each), signedOre(each)]));
  return {
    openingOre: balances.get('OPBD') ?? balances.get('PRCD') ?? null,
    closingOre: balances.get('CLBD') ?? null,
  };
}

/**
 * Checks what a report states of itself against its entries: number and sums, and for a statement
 * that opening balance and entries give the closing balance.
 * @throws BankFileError `sum_mismatch`
 */
export function assertTotals(report: XmlNode, entries: readonly CamtEntry[]): void {
  if (isPageOfMany(report)) return;
  const incoming = entries.filter(({ direction }) => direction === 1);
  const outgoing = entries.filter(({ direction }) => direction === -1);
  assertGroup(report, 'TtlNtries', entries);
  assertGroup(report, 'TtlCdtNtries', incoming);
  assertGroup(report, 'TtlDbtNtries', outgoing);
  assertNet(report, sumOre(incoming.map(oreIn)) - sumOre(outgoing.map(oreIn)));
  const { openingOre, closingOre } = balancesOf(report);
  if (openingOre === null || closingOre === null) return;
  const booked = entries.filter(({ isBooked }) => isBooked);
  const moved = sumOre(booked.map(({ ore, direction }) => ore * direction));
  assertEqualSum('Bal/CLBD', closingOre, openingOre + moved);
}

function assertGroup(report: XmlNode, name: string, entries: readonly CamtEntry[]): void {
  const group = nodeAt(report, `TxsSummry/${name}`);
  const number = textAt(group, 'NbOfNtries');
  if (number !== null) assertEqualSum(`${name}/NbOfNtries`, Number(number), entries.length);
  const sum = textAt(group, 'Sum');
  if (sum !== null) assertEqualSum(`${name}/Sum`, oreOf(sum), sumOre(entries.map(oreIn)));
}

/** The net amount: `TtlNetNtryAmt` in version 2, `TtlNetNtry/Amt` in version 8. */
function assertNet(report: XmlNode, computed: Ore): void {
  const total = nodeAt(report, 'TxsSummry/TtlNtries');
  const net = textAt(total, 'TtlNetNtryAmt') ?? textAt(total, 'TtlNetNtry/Amt');
  if (net === null) return;
  const indicator =
    nodeAt(total, 'TtlNetNtry') === undefined ? 'CdtDbtInd' : 'TtlNetNtry/CdtDbtInd';
  const stated = oreOf(net);
  assertEqualSum('TtlNetNtry', stated === 0 ? 0 : stated * directionAt(total, indicator), computed);
}

/** A report in several pages states sums and balances of the whole, not of each page. */
function isPageOfMany(report: XmlNode): boolean {
  const page = nodeAt(report, 'StmtPgntn') ?? nodeAt(report, 'NtfctnPgntn');
  const [number, isLast] = [textAt(page, 'PgNb') ?? '1', textAt(page, 'LastPgInd') ?? 'true'];
  return number !== '1' || !['true', '1'].includes(isLast);
}

function oreIn({ ore }: CamtEntry): Ore {
  return ore;
}

function codeOf(balance: XmlNode): string {
  return textAt(balance, 'Tp/CdOrPrtry/Cd') ?? '';
}

function signedOre(balance: XmlNode): Ore {
  const { ore } = moneyAt(balance, 'Amt');
  return ore === 0 ? 0 : ore * directionAt(balance);
}
