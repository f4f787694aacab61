import { account, type World } from '../world.ts';

/** The agency's own account for kronor. @throws {Error} when there is none */
export async function ownAccount(world: World): Promise<{ id: string; iban: string }> {
  const { client } = account(world, 'mona');
  const accounts = client.from('bank_accounts').select('id, iban').eq('currency', 'SEK');
  const { data, error } = await accounts.limit(1).single();
  if (error) throw new Error('The agency has no account of its own');
  return data;
}
