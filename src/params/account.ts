import { isAccountNumber } from '$lib/domain/bookkeeping/account.ts';

/** Accounts in addresses, `1510`: anything else is a 404. */
export const match = (value: string): boolean => isAccountNumber(value);
