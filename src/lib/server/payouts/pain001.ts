import { create } from 'xmlbuilder2';
import { bankgiroDigits } from '$lib/domain/invoicing/bankgiro.ts';
import { organisationNumberDigits } from '$lib/domain/invoicing/organisation-number.ts';
import { plusgiroDigits } from '$lib/domain/banking/plusgiro.ts';
import type { Currency } from '$lib/domain/money/currency.ts';
import { sumOre, type Ore } from '$lib/domain/money/ore.ts';
import { assertTransfers } from './check-transfers.ts';
import type {
  CreditTransfer,
  CreditTransferFile,
  PayeeAccount,
  PayeeReference,
} from './credit-transfer.ts';
import { bankText } from './pain-text.ts';

/** Version 3 is what Swedish banks have taken since 2013; version 9 is its successor. */
export type Pain001Version = 'pain.001.001.03' | 'pain.001.001.09';

/** Members of the Swedish clearing (SESBA) that stand for the two giro systems. */
const CLEARING = { bankgiro: '9900', plusgiro: '9960' } as const;

/** The order of currencies in a file. */
const CURRENCIES: readonly Currency[] = ['SEK', 'EUR'];

type Element = Readonly<Record<string, unknown>>;

/**
 * Writes a file of credit transfers for the bank (ISO 20022). One block of payments for each
 * currency; the same input always gives the same bytes.
 * @throws RangeError for payments that the bank would refuse or pay wrongly
 */
export function writePain001(
  file: CreditTransferFile,
  version: Pain001Version = 'pain.001.001.03',
): string {
  assertTransfers(file);
  const document = {
    Document: {
      '@xmlns': `urn:iso:std:iso:20022:tech:xsd:${version}`,
      CstmrCdtTrfInitn: { GrpHdr: groupHeader(file), PmtInf: paymentBlocks(file, version) },
    },
  };
  return `${create({ version: '1.0', encoding: 'UTF-8' }, document).end({ prettyPrint: true })}\n`;
}

/** The identity of the block that holds the payments in a currency, as the bank's answer names it. */
export function paymentBlockId(messageId: string, currency: Currency): string {
  return `${messageId}-${currency}`;
}

function groupHeader(file: CreditTransferFile): Element {
  return {
    MsgId: file.messageId,
    CreDtTm: file.createdAt,
    ...counted(file.transfers),
    InitgPty: { Nm: bankText(file.debtor.name, 70), Id: organisation(file) },
  };
}

function paymentBlocks(file: CreditTransferFile, version: Pain001Version): Element[] {
  const byCurrency = Map.groupBy(file.transfers, ({ currency }) => currency);
  return CURRENCIES.flatMap((currency) => {
    const transfers = byCurrency.get(currency) ?? [];
    return transfers.length === 0 ? [] : [paymentBlock(file, currency, transfers, version)];
  });
}

function paymentBlock(
  file: CreditTransferFile,
  currency: Currency,
  transfers: readonly CreditTransfer[],
  version: Pain001Version,
): Element {
  const { debtor, executeOn } = file;
  return {
    PmtInfId: paymentBlockId(file.messageId, currency),
    PmtMtd: 'TRF',
    ...counted(transfers),
    PmtTpInf: {
      SvcLvl: { Cd: currency === 'EUR' ? 'SEPA' : 'NURG' },
      CtgyPurp: { Cd: 'SUPP' },
    },
    ReqdExctnDt: version === 'pain.001.001.09' ? { Dt: executeOn } : executeOn,
    Dbtr: { Nm: bankText(debtor.name, 70), PstlAdr: { Ctry: 'SE' }, Id: organisation(file) },
    DbtrAcct: { Id: { IBAN: debtor.iban }, Ccy: 'SEK' },
    DbtrAgt: { FinInstnId: bankCode(debtor.bic, version) },
    ...(currency === 'EUR' ? { ChrgBr: 'SLEV' } : {}),
    CdtTrfTxInf: transfers.map((transfer) => transferElement(transfer, version)),
  };
}

function transferElement(transfer: CreditTransfer, version: Pain001Version): Element {
  const { endToEndId, currency, amountOre, payee, account, reference } = transfer;
  const agent = agentOf(account, version);
  return {
    PmtId: { InstrId: endToEndId, EndToEndId: endToEndId },
    Amt: { InstdAmt: money(amountOre, currency) },
    ...(agent === null ? {} : { CdtrAgt: { FinInstnId: agent } }),
    Cdtr: { Nm: bankText(payee.name, 70), PstlAdr: { Ctry: payee.countryCode } },
    CdtrAcct: { Id: accountId(account) },
    RmtInf: remittance(reference, money(amountOre, currency)),
  };
}

function agentOf(account: PayeeAccount, version: Pain001Version): Element | null {
  switch (account.kind) {
    case 'bankgiro':
    case 'plusgiro':
      return clearingMember(CLEARING[account.kind]);
    case 'account':
      return clearingMember(account.clearing.slice(0, 4));
    case 'iban':
      return account.bic === null ? null : bankCode(account.bic, version);
  }
}

function clearingMember(member: string): Element {
  return { ClrSysMmbId: { ClrSysId: { Cd: 'SESBA' }, MmbId: member } };
}

function bankCode(bic: string, version: Pain001Version): Element {
  return version === 'pain.001.001.09' ? { BICFI: bic } : { BIC: bic };
}

function accountId(account: PayeeAccount): Element {
  switch (account.kind) {
    case 'bankgiro':
      return { Othr: { Id: bankgiroDigits(account.number), SchmeNm: { Prtry: 'BGNR' } } };
    case 'plusgiro':
      return { Othr: { Id: plusgiroDigits(account.number), SchmeNm: { Cd: 'BBAN' } } };
    case 'account':
      return {
        Othr: { Id: `${account.clearing}${account.number}`, SchmeNm: { Cd: 'BBAN' } },
      };
    case 'iban':
      return { IBAN: account.iban };
  }
}

/** An OCR goes with its amount, which Swedish banks ask for beside the reference. */
function remittance(reference: PayeeReference, amount: Element): Element {
  if (reference.kind === 'message') return { Ustrd: bankText(reference.text, 140) };
  const type = { CdOrPrtry: { Cd: 'SCOR' } };
  return {
    Strd: { RfrdDocAmt: { RmtdAmt: amount }, CdtrRefInf: { Tp: type, Ref: reference.ocr } },
  };
}

function organisation({ debtor }: CreditTransferFile): Element {
  return { OrgId: { Othr: { Id: organisationNumberDigits(debtor.organisationNumber) } } };
}

/** Number of payments and the plain sum of their amounts, whatever the currencies. */
function counted(transfers: readonly CreditTransfer[]): Element {
  const sum = sumOre(transfers.map(({ amountOre }) => amountOre));
  return { NbOfTxs: String(transfers.length), CtrlSum: decimal(sum) };
}

function money(ore: Ore, currency: Currency): Element {
  return { '@Ccy': currency, '#': decimal(ore) };
}

function decimal(ore: Ore): string {
  const digits = String(ore).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
