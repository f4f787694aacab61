import { account, idOf, type World } from '../world.ts';

/** An issued invoice as the parts of the demo need it. */
export type Issued = { id: string; number: number; ocr: string; due_date: string };

/** A company's invoices of work, the oldest first. */
export async function invoicesOf(world: World, company: string): Promise<Issued[]> {
  const { data, error } = await account(world, 'mona')
    .client.from('invoices')
    .select('id, number, ocr, due_date')
    .eq('company_id', idOf(world, company))
    .eq('series', 'A')
    .order('number');
  if (error) throw new Error(`${company}: ${error.message}`);
  return data;
}

/** One of them by its place. @throws {Error} when the demo's data speak of one that is not there */
export async function invoiceAt(world: World, company: string, place: number): Promise<Issued> {
  const found = (await invoicesOf(world, company)).at(place);
  if (!found) throw new Error(`${company} has no invoice at ${place}`);
  return found;
}
