import { parseBankgiro } from '#lib/domain/invoicing/bankgiro.ts';
import { luhnCheckDigit } from '#lib/domain/invoicing/luhn.ts';
import { call } from '../rpc.ts';
import { account, type World } from '../world.ts';
import type { Seller } from './ground.ts';

const TOWNS = [
  ['Storgatan 8', '722 12', 'Västerås'],
  ['Norra Esplanaden 31', '903 26', 'Umeå'],
  ['Hamngatan 2 B', '211 22', 'Malmö'],
  ['Kyrkogatan 17', '411 15', 'Göteborg'],
] as const;

/** A consultant states a business, agrees to self-billing, and shows proof of F-tax. */
export async function prepareSeller(world: World, seller: Seller, place: number): Promise<void> {
  const { client } = account(world, seller.key);
  await call(client, 'save_seller_facts', { p: factsOf(seller, place) });
  await call(client, 'agree_to_self_billing', {
    p_text_version: '2026-11',
    p_accepts_silence: place % 3 === 1,
  });
}

/** Somebody has moved to another bank, in the evening. */
export async function changeAccount(world: World, seller: Seller | undefined): Promise<void> {
  if (!seller) return;
  const { client } = account(world, seller.key);
  const { data } = await client.from('seller_facts').select('*').eq('consultant_id', seller.id);
  const [facts] = data ?? [];
  await call(client, 'save_seller_facts', {
    p: {
      ...facts,
      ...{ account_kind: 'account', account_clearing: '5439', account_number: '0123456' },
    },
    p_version: facts?.version ?? 1,
  });
}

/** Kerstin has looked in the register, long enough ago for all that was billed since. */
export async function proveFTax(
  world: World,
  { id }: Seller,
  checkedOn: string,
  validUntil: string,
): Promise<void> {
  await call(account(world, 'kerstin').client, 'record_f_tax_proof', {
    p_consultant_id: id,
    p_shown: 'Registerutdrag från Skatteverket',
    p_checked_on: checkedOn,
    p_valid_until: validUntil,
  });
}

function factsOf({ name }: Seller, place: number) {
  const [street, postalCode, city] = TOWNS[place % TOWNS.length] ?? TOWNS[0];
  const number = withCheckDigit(`559998${String(700 + place)}`);
  return {
    legal_form: 'limited_company',
    legal_name: `${name.split(' ').slice(1).join(' ')} Kommunikation AB`,
    country: 'SE',
    organisation_number: number,
    vat_number: `SE${number}01`,
    ...{ street, postal_code: postalCode, city, seat: city },
    account_kind: 'bankgiro',
    account_number: parseBankgiro(withCheckDigit(`5999${String(100 + place)}`)) ?? '',
  };
}

function withCheckDigit(digits: string): string {
  return `${digits}${luhnCheckDigit(digits)}`;
}
