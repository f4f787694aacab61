import type { Obstacle } from '$lib/domain/payouts/seller-facts.ts';
import {
  readyToSelfBill,
  type ReadyToSelfBill,
  type SelfBillRow,
} from '$lib/domain/payouts/self-bill.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { listSelfBills } from './self-bills.ts';
import { listSellers } from './seller-standing.ts';
import { listUnbilled } from './unbilled.ts';

/** What the agency's page of self-bills shows. */
export type SelfBillDesk = {
  ready: ReadyToSelfBill[];
  drafts: SelfBillRow[];
  others: SelfBillRow[];
};

/** What can be drawn up now and what cannot, the drafts, and what has been sent. */
export async function getSelfBillDesk(db: Db, today: IsoDate): Promise<SelfBillDesk> {
  const [rows, sellers, bills] = await Promise.all([
    listUnbilled(db),
    listSellers(db, today),
    listSelfBills(db),
  ]);
  const missing = (id: string): Obstacle[] => [
    ...(sellers.facts.has(id) ? [] : (['facts_missing'] as const)),
    ...(sellers.agreement.has(id) ? [] : (['agreement_missing'] as const)),
    ...(sellers.proof.has(id) ? [] : (['f_tax_missing'] as const)),
  ];
  return {
    ready: readyToSelfBill(rows, missing),
    drafts: bills.filter(({ state }) => state === 'draft'),
    others: bills.filter(({ state }) => state !== 'draft'),
  };
}
