import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import { parse as parseAccount } from 'kontonummer';
import { parsePlusgiro } from '../banking/plusgiro.ts';
import { parseBankgiro } from '../invoicing/bankgiro.ts';
import { groupedIban } from '../money/iban.ts';

/** Ways to reach somebody's money, in the order they are offered. */
export const ACCOUNT_KINDS = ['bankgiro', 'plusgiro', 'account', 'iban'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** Where money goes; numbers as they are printed, an account and an IBAN as digits and letters alone. */
export type PayoutAccount =
  | { readonly kind: 'bankgiro'; readonly number: string }
  | { readonly kind: 'plusgiro'; readonly number: string }
  | { readonly kind: 'account'; readonly clearing: string; readonly number: string }
  | { readonly kind: 'iban'; readonly iban: string; readonly bic: string | null };

/**
 * Reads an account as somebody writes it: giro numbers by their check digit, a bank account with its
 * clearing number first by the rules of its bank, an IBAN by its check digits.
 * @returns null when it is not one
 */
export function parsePayoutAccount(
  kind: AccountKind,
  written: string,
  bic = '',
): PayoutAccount | null {
  if (kind === 'account') return bankAccount(written);
  if (kind === 'iban') return ibanAccount(written, bic);
  const number = kind === 'bankgiro' ? parseBankgiro(written) : parsePlusgiro(written);
  return number === null ? null : { kind, number };
}

/** An account at Stripe, to which the agency can transfer but nobody else. */
export type StripeAccount = { readonly kind: 'stripe'; readonly number: string };

/** An account as people read it. */
export function accountText(account: PayoutAccount | StripeAccount): string {
  switch (account.kind) {
    case 'account':
      return `${account.clearing}, ${account.number}`;
    case 'iban':
      return groupedIban(account.iban);
    default:
      return account.number;
  }
}

function bankAccount(written: string): PayoutAccount | null {
  const digits = written.replace(/[\s,.-]/gu, '');
  if (!/^\d{10,16}$/u.test(digits)) return null;
  try {
    const { sortingCode, accountNumber } = parseAccount(digits, { mode: 'semi' });
    return { kind: 'account', clearing: sortingCode, number: accountNumber };
  } catch {
    return null;
  }
}

function ibanAccount(written: string, bic: string): PayoutAccount | null {
  const iban = electronicFormatIBAN(written);
  const code = bic.replace(/\s/gu, '').toUpperCase();
  if (iban === null || !isValidIBAN(iban) || (code !== '' && !isValidBIC(code))) return null;
  return { kind: 'iban', iban, bic: code === '' ? null : code };
}
