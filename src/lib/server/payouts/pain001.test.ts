import { XMLParser } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luhnCheckDigit } from '$lib/domain/invoicing/luhn.ts';
import type { CreditTransfer, CreditTransferFile, PayeeAccount } from './credit-transfer.ts';
import { paymentBlockId, writePain001 } from './pain001.ts';

const transfer: CreditTransfer = {
  endToEndId: 'U-2026-11-1',
  amountOre: 1_234_505,
  currency: 'SEK',
  payee: { name: 'Åsa Öberg & Co', countryCode: 'SE' },
  account: { kind: 'bankgiro', number: '5050-1055' },
  reference: { kind: 'ocr', ocr: '2026000105' },
};

function file(...transfers: Partial<CreditTransfer>[]): CreditTransferFile {
  return {
    messageId: 'RK-2026-11-27-1',
    createdAt: '2026-11-27T09:00:00',
    executeOn: '2026-11-30',
    debtor: {
      name: 'Rollkoll AB',
      organisationNumber: '556016-0680',
      iban: 'SE4550000000058398257466',
      bic: 'ESSESESS',
    },
    transfers: transfers.map((part) => ({ ...transfer, ...part })),
  };
}

const to = (account: PayeeAccount) => writePain001(file({ account }));
const compact = (xml: string) => xml.replace(/>\s+</g, '><').trim();

describe('writePain001', () => {
  it('writes every field where banks look for it', () => {
    expect(compact(writePain001(file({})))).toBe(
      `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn>` +
        `<GrpHdr><MsgId>RK-2026-11-27-1</MsgId><CreDtTm>2026-11-27T09:00:00</CreDtTm><NbOfTxs>1</NbOfTxs><CtrlSum>12345.05</CtrlSum>` +
        `<InitgPty><Nm>Rollkoll AB</Nm><Id><OrgId><Othr><Id>5560160680</Id></Othr></OrgId></Id></InitgPty></GrpHdr>` +
        `<PmtInf><PmtInfId>RK-2026-11-27-1-SEK</PmtInfId><PmtMtd>TRF</PmtMtd><NbOfTxs>1</NbOfTxs><CtrlSum>12345.05</CtrlSum>` +
        `<PmtTpInf><SvcLvl><Cd>NURG</Cd></SvcLvl><CtgyPurp><Cd>SUPP</Cd></CtgyPurp></PmtTpInf><ReqdExctnDt>2026-11-30</ReqdExctnDt>` +
        `<Dbtr><Nm>Rollkoll AB</Nm><PstlAdr><Ctry>SE</Ctry></PstlAdr><Id><OrgId><Othr><Id>5560160680</Id></Othr></OrgId></Id></Dbtr>` +
        `<DbtrAcct><Id><IBAN>SE4550000000058398257466</IBAN></Id><Ccy>SEK</Ccy></DbtrAcct><DbtrAgt><FinInstnId><BIC>ESSESESS</BIC></FinInstnId></DbtrAgt>` +
        `<CdtTrfTxInf><PmtId><InstrId>U-2026-11-1</InstrId><EndToEndId>U-2026-11-1</EndToEndId></PmtId><Amt><InstdAmt Ccy="SEK">12345.05</InstdAmt></Amt>` +
        `<CdtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>SESBA</Cd></ClrSysId><MmbId>9900</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>` +
        `<Cdtr><Nm>Åsa Öberg + Co</Nm><PstlAdr><Ctry>SE</Ctry></PstlAdr></Cdtr>` +
        `<CdtrAcct><Id><Othr><Id>50501055</Id><SchmeNm><Prtry>BGNR</Prtry></SchmeNm></Othr></Id></CdtrAcct>` +
        `<RmtInf><Strd><RfrdDocAmt><RmtdAmt Ccy="SEK">12345.05</RmtdAmt></RfrdDocAmt><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>2026000105</Ref></CdtrRefInf></Strd></RmtInf>` +
        `</CdtTrfTxInf></PmtInf></CstmrCdtTrfInitn></Document>`,
    );
  });

  it.each([
    [{ kind: 'plusgiro', number: '12 34 56-6' }, '<MmbId>9960</MmbId>', '<Id>1234566</Id>', 'BBAN'],
    [
      { kind: 'account', clearing: '83279', number: '123456789' },
      '<MmbId>8327</MmbId>',
      '<Id>83279123456789</Id>',
      'BBAN',
    ],
  ] as const)('pays to %j', (account, member, id, scheme) => {
    const xml = compact(to(account));
    expect(xml).toContain(member);
    expect(xml).toContain(`<Othr>${id}<SchmeNm><Cd>${scheme}</Cd></SchmeNm></Othr>`);
  });

  it('keeps currencies in blocks of their own', () => {
    const euro: Partial<CreditTransfer> = {
      endToEndId: 'E',
      currency: 'EUR',
      amountOre: 5,
      account: { kind: 'iban', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
      reference: { kind: 'message', text: 'Självfaktura 7 – oktober' },
    };
    const xml = compact(writePain001(file(euro, {})));
    expect(xml.match(/<PmtInfId>[^<]*/g)).toEqual([
      `<PmtInfId>${paymentBlockId('RK-2026-11-27-1', 'SEK')}`,
      `<PmtInfId>${paymentBlockId('RK-2026-11-27-1', 'EUR')}`,
    ]);
    expect(xml).toContain('<NbOfTxs>2</NbOfTxs><CtrlSum>12345.10</CtrlSum>');
    expect(xml).toContain('<SvcLvl><Cd>SEPA</Cd></SvcLvl>');
    expect(xml).toContain('<RmtInf><Ustrd>Självfaktura 7 oktober</Ustrd></RmtInf>');
    expect(xml).toContain('<IBAN>DE89370400440532013000</IBAN>');
  });

  it('writes version 9 with its own names', () => {
    const xml = compact(writePain001(file({}), 'pain.001.001.09'));
    expect(xml).toContain('xsd:pain.001.001.09"');
    expect(xml).toContain('<ReqdExctnDt><Dt>2026-11-30</Dt></ReqdExctnDt>');
    expect(xml).toContain('<BICFI>ESSESESS</BICFI>');
  });

  it('sums without losing an öre, and gives the same bytes each time', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 9_999_999_999 }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(amounts, (list) => {
        const input = file(...list.map((amountOre, at) => ({ amountOre, endToEndId: `P${at}` })));
        const xml = writePain001(input);
        const sum = (tag: string) =>
          [...xml.matchAll(new RegExp(`<${tag}[^>]*>([\\d.]+)<`, 'g'))].map(([, text]) =>
            Number((text ?? '').replace('.', '')),
          );
        const total = list.reduce((a, b) => a + b, 0);
        expect(sum('CtrlSum')).toEqual([total, total]);
        expect(sum('InstdAmt')).toEqual(list);
        expect(writePain001(input)).toBe(xml);
      }),
    );
  });

  it('survives any name and message', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(text, (name) => {
        const message = { kind: 'message', text: `x${name}` } as const;
        const xml = writePain001(
          file({ payee: { name: `x${name}`, countryCode: 'SE' }, reference: message }),
        );
        expect(new XMLParser().parse(xml)).toHaveProperty('Document');
        expect(xml).toMatch(/<Cdtr>\s*<Nm>[\wÅÄÖåäö/?:().,'+ -]{1,70}<\/Nm>/);
      }),
    );
  });
});

describe('what is refused', () => {
  it.each<[string, Partial<CreditTransfer>]>([
    ['nothing to pay', { amountOre: 0 }],
    ['money back', { amountOre: -5 }],
    ['a part of an öre', { amountOre: 0.5 }],
    ['a bankgiro with a wrong digit', { account: { kind: 'bankgiro', number: '5050-1056' } }],
    ['a plusgiro with a wrong digit', { account: { kind: 'plusgiro', number: '123456-7' } }],
    [
      'an IBAN with a wrong digit',
      { account: { kind: 'iban', iban: 'SE4550000000058398257467', bic: null } },
    ],
    [
      'an account without clearing',
      { account: { kind: 'account', clearing: '12', number: '1234567' } },
    ],
    ['EUR to a bankgiro', { currency: 'EUR' }],
    ['an OCR with a wrong digit', { reference: { kind: 'ocr', ocr: '2026000104' } }],
    ['an empty message', { reference: { kind: 'message', text: ' ' } }],
    ['an identity with a double slash', { endToEndId: 'a//b' }],
    ['a long identity', { endToEndId: 'a'.repeat(36) }],
    ['no name', { payee: { name: '', countryCode: 'SE' } }],
    ['a name in signs no bank takes', { payee: { name: '漢字', countryCode: 'SE' } }],
  ])('%s', (_, part) => {
    expect(() => writePain001(file(part))).toThrow(RangeError);
  });

  it('the same payment twice, and no payment at all', () => {
    expect(() => writePain001(file({}, {}))).toThrow(RangeError);
    expect(() => writePain001(file())).toThrow(RangeError);
  });

  it('takes every OCR with a check digit', () => {
    const ocr = `12345${luhnCheckDigit('12345')}`;
    expect(writePain001(file({ reference: { kind: 'ocr', ocr } }))).toContain(`<Ref>${ocr}</Ref>`);
  });
});
