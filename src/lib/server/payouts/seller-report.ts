import type { Seller } from '$lib/domain/invoicing/invoice-document.ts';
import { multiply } from '$lib/domain/money/multiply.ts';
import { sumOre } from '$lib/domain/money/ore.ts';
import { accountText } from '$lib/domain/payouts/payout-account.ts';
import {
  sellerQuarters,
  type PaidPart,
  type SellerQuarter,
} from '$lib/domain/payouts/seller-report.ts';
import type { Db } from '$lib/server/db/client.ts';
import { everyRow } from '$lib/server/db/every-row.ts';
import { frozenConsultant } from './frozen-seller.ts';
import { payeeOf } from './payee.ts';

/** A seller's year: who was paid, where, and how much in each quarter. */
export type SellerYear = {
  readonly consultantId: string;
  /** As on the latest self-bill that was paid. */
  readonly seller: Pick<Seller, 'name' | 'organisationNumber' | 'vatNumber' | 'address'>;
  /** Where the latest payment went. */
  readonly account: string;
  readonly quarters: readonly SellerQuarter[];
};

const COLUMNS = `id, consultant_id, paid_on, payee, payout_parts (amount_ore, self_bills (seller, total_ore,
  vat_ore, self_bill_lines!self_bill_lines_self_bill_id_fkey (assignment_id, minutes, credit_id,
  assignments!self_bill_lines_assignment_id_fkey (margin_ore))))`;

/**
 * What was paid to each consultant in a year, from the payments that the bank has paid, for the
 * report on sellers of platforms (lag 2022:1681). Only the agency reads others' payments.
 */
export async function getSellerReport(db: Db, year: number): Promise<SellerYear[]> {
  const payouts = await paidIn(db, year);
  const bySeller = Map.groupBy(payouts, (payout) => payout.consultant_id);
  const sellers = [...bySeller].flatMap(([id, own]) => sellerYear(id, own, year));
  return sellers.toSorted((a, b) => a.seller.name.localeCompare(b.seller.name, 'sv'));
}

type PaidRow = Awaited<ReturnType<typeof paidIn>>[number];

/** Every payment of a year, the earliest first. */
async function paidIn(db: Db, year: number) {
  return everyRow((from, to) => {
    const query = db.from('payouts').select(COLUMNS).eq('state', 'paid');
    const paid = query.gte('paid_on', `${year}-01-01`).lte('paid_on', `${year}-12-31`);
    return paid.order('paid_on').order('id').range(from, to);
  });
}

function sellerYear(consultantId: string, own: readonly PaidRow[], year: number): SellerYear[] {
  const last = own.at(-1);
  const bill = last?.payout_parts.at(-1)?.self_bills;
  if (!last || !bill) return [];
  const { name, organisationNumber, vatNumber, address } = frozenConsultant(bill.seller).seller;
  return [
    {
      consultantId,
      seller: { name, organisationNumber, vatNumber, address },
      account: accountText(payeeOf(last.payee).account),
      quarters: sellerQuarters(year, own.flatMap(partsOf)),
    },
  ];
}

function partsOf(payout: PaidRow): PaidPart[] {
  return payout.payout_parts.map(({ amount_ore: amountOre, self_bills: bill }) => {
    const lines = bill.self_bill_lines;
    const kept = lines.filter(({ credit_id: credit }) => credit === null);
    return {
      day: payout.paid_on ?? '',
      amountOre,
      bill: {
        totalOre: bill.total_ore,
        vatOre: bill.vat_ore,
        feesOre: sumOre(
          lines.map((line) => multiply(line.assignments.margin_ore, line.minutes ?? 0)),
        ),
        assignmentIds: kept.map(({ assignment_id: id }) => id),
      },
    };
  });
}
