import { isValidBIC, isValidIBAN } from 'ibantools';
import { parsePlusgiro } from '$lib/domain/banking/plusgiro.ts';
import { isValidBankgiro } from '$lib/domain/invoicing/bankgiro.ts';
import { hasLuhnCheckDigit } from '$lib/domain/invoicing/luhn.ts';
import { assertOre } from '$lib/domain/money/ore.ts';
import { isIsoDate } from '$lib/domain/time/day.ts';
import type { CreditTransfer, CreditTransferFile, PayeeAccount } from './credit-transfer.ts';
import { bankText } from './pain-text.ts';

/** Identifiers never begin or end with a slash, nor have two in a row (EPC guidelines). */
const IDENTIFIER = /^(?!\/)(?!.*\/\/)[A-Za-z0-9/?:().,'+ -]+(?<!\/)$/;

/**
 * Refuses a file that the bank would refuse, or worse, pay wrongly.
 * @throws RangeError that names the payment and the fault
 */
export function assertTransfers(file: CreditTransferFile): void {
  const ids = file.transfers.map(({ endToEndId }) => endToEndId);
  refuseUnless(ids.length > 0, 'The file holds no payments');
  refuseUnless(new Set(ids).size === ids.length, 'Two payments have the same identity');
  refuseUnless(isIdentifier(file.messageId, 30), `Not an identity: ${file.messageId}`);
  refuseUnless(isIsoDate(file.executeOn), `Not a day: ${file.executeOn}`);
  refuseUnless(isValidIBAN(file.debtor.iban), `Not an IBAN: ${file.debtor.iban}`);
  refuseUnless(isValidBIC(file.debtor.bic), `Not a BIC: ${file.debtor.bic}`);
  file.transfers.forEach(assertTransfer);
}

function assertTransfer(transfer: CreditTransfer): void {
  const { endToEndId, amountOre, currency, payee, account, reference } = transfer;
  const fault = (what: string) => `${endToEndId}: ${what}`;
  refuseUnless(isIdentifier(endToEndId, 35), fault('not an identity'));
  refuseUnless(assertOre(amountOre) > 0, fault('the amount is not above zero'));
  refuseUnless(bankText(payee.name, 70) !== '', fault('the payee has no name'));
  refuseUnless(/^[A-Z]{2}$/.test(payee.countryCode), fault('not a country'));
  refuseUnless(isAccount(account), fault(`not a ${account.kind}`));
  refuseUnless(currency === 'SEK' || account.kind === 'iban', fault('only SEK goes to a giro'));
  if (reference.kind === 'message') {
    refuseUnless(bankText(reference.text, 140) !== '', fault('the message is empty'));
  } else {
    const { ocr } = reference;
    refuseUnless(ocr.length <= 25 && hasLuhnCheckDigit(ocr), fault(`not an OCR: ${ocr}`));
  }
}

function isAccount(account: PayeeAccount): boolean {
  switch (account.kind) {
    case 'bankgiro':
      return isValidBankgiro(account.number);
    case 'plusgiro':
      return parsePlusgiro(account.number) !== null;
    case 'account':
      // Four digits of clearing, five where Swedbank's begins with 8; account numbers follow.
      return /^(\d{4}|8\d{4})$/.test(account.clearing) && /^\d{6,10}$/.test(account.number);
    case 'iban':
      return isValidIBAN(account.iban) && (account.bic === null || isValidBIC(account.bic));
  }
}

function isIdentifier(text: string, longest: number): boolean {
  return text.length <= longest && IDENTIFIER.test(text);
}

function refuseUnless(isRight: boolean, fault: string): void {
  if (!isRight) throw new RangeError(fault);
}
