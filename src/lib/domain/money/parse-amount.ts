import type { Ore } from './ore.ts';

const AMOUNT = /^(\d{1,9})(?:[.,](\d{1,2}))?$/u;

/**
 * An amount as people write it in a form – `1 250`, `1250,50`, `1 250 kr`, `80 €` – in hundredths of
 * the currency.
 * @returns null when the text is no amount: letters, a sign, more than two decimals
 */
export function parseAmount(text: string): Ore | null {
  const plain = text.replaceAll(/\s/gu, '').replace(/^€|(kr(onor)?|sek|eur|€)$/iu, '');
  const [, whole, fraction = ''] = AMOUNT.exec(plain) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}
