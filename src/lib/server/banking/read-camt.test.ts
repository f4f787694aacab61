import { describe, expect, it } from 'vitest';
import {
  balanceSample,
  camtSample,
  detailsSample,
  entrySample,
  SCOR,
  structured,
} from './camt-sample.ts';
import { readCamt } from './read-camt.ts';

const bytes = (xml: string) => new TextEncoder().encode(xml);
const read = (...[part]: Parameters<typeof camtSample>) => readCamt(bytes(camtSample(part)));
const only = (...[part]: Parameters<typeof camtSample>) => read(part)[0]?.transactions ?? [];

const versions = ['053', '054'].flatMap((kind) =>
  ['02', '08'].map(
    (version) => ({ kind, version }) as { kind: '053' | '054'; version: '02' | '08' },
  ),
);

describe.each(versions)('camt.$kind.001.$version', ({ kind, version }) => {
  it('tells what was paid, by whom, when and for what', () => {
    expect(read({ kind, version })).toEqual([
      {
        format: `camt.${kind}`,
        account: { kind: 'iban', number: 'SE4550000000058398257466' },
        currency: 'SEK',
        messageId: 'MSG-1',
        createdAt: '2026-11-27T06:00:00',
        openingOre: null,
        closingOre: null,
        pendingCount: 0,
        transactions: [
          {
            bookedOn: '2026-11-26',
            amountOre: 125_000,
            currency: 'SEK',
            references: [{ reference: '2026000105', amountOre: null }],
            text: '',
            counterparty: {
              name: 'Bröderna Åkerlöf & Co AB',
              organisationNumber: '556016-0680',
              iban: 'SE3550000000054910000003',
            },
            entryReference: 'BANKREF1',
            paymentReferences: [],
            isReversal: false,
          },
        ],
      },
    ]);
  });

  it('splits a batch into its payments, each with its own reference', () => {
    const details = [
      detailsSample(structured('2026000105', '1000.00', SCOR), version, {
        amount: '1000.00',
        reference: 'P1',
      }),
      detailsSample('<Ustrd>Faktura 7</Ustrd><Ustrd>tack</Ustrd>', version, { amount: '250.00' }),
    ].join('');
    expect(only({ kind, version, entries: entrySample({ details }, version) })).toMatchObject([
      {
        amountOre: 100_000,
        references: [{ reference: '2026000105', amountOre: 100_000 }],
        entryReference: 'P1',
      },
      { amountOre: 25_000, text: 'Faktura 7 tack', entryReference: 'BANKREF1' },
    ]);
  });

  it('refuses a batch whose payments do not sum to it', () => {
    const details = ['1000.00', '250.01']
      .map((amount) => detailsSample('', version, { amount }))
      .join('');
    expect(() => only({ kind, version, entries: entrySample({ details }, version) })).toThrow(
      expect.objectContaining({ code: 'sum_mismatch' }),
    );
  });
});

describe('entries', () => {
  it('of money out are negative, and a reversal says so', () => {
    const entries = [
      entrySample({ direction: 'DBIT', reference: 'A' }),
      entrySample({ direction: 'DBIT', reference: 'B', reversal: '<RvslInd>true</RvslInd>' }),
    ].join('');
    expect(only({ entries })).toMatchObject([
      { amountOre: -125_000, isReversal: false },
      { amountOre: -125_000, isReversal: true },
    ]);
  });

  it('of money that comes back say why', () => {
    const back = '<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Konto avslutat</AddtlInf></RtrInf>';
    const details = detailsSample('', '02', { endToEndId: 'U7-1004' });
    const entries = entrySample({ details: details.replace('</TxDtls>', `${back}</TxDtls>`) });
    expect(only({ entries })).toMatchObject([
      { amountOre: 125_000, text: 'AC04 Konto avslutat', paymentReferences: ['U7-1004'] },
    ]);
  });

  it('carry what the payment file called the payment and its batch', () => {
    const one = detailsSample('', '02', { endToEndId: 'U7-1004' });
    const batch = '<Btch><MsgId>ROLLKOLL-U7</MsgId><PmtInfId>ROLLKOLL-U7-SEK</PmtInfId></Btch>';
    const entries = [
      entrySample({ direction: 'DBIT', details: `${batch}${one}` }),
      entrySample({ direction: 'DBIT', details: batch, reference: 'B' }),
      entrySample({ direction: 'DBIT', details: detailsSample(''), reference: 'C' }),
    ].join('');
    expect(only({ entries }).map(({ paymentReferences }) => paymentReferences)).toEqual([
      ['U7-1004', 'ROLLKOLL-U7-SEK', 'ROLLKOLL-U7'],
      ['ROLLKOLL-U7-SEK', 'ROLLKOLL-U7'],
      [],
    ]);
  });

  it('of a batch without parts name every payment in it', () => {
    const part = (endToEndId: string) =>
      `<TxDtls><Refs><EndToEndId>${endToEndId}</EndToEndId></Refs></TxDtls>`;
    const details = part('U7-1004') + part('U7-1005') + part('U7-1004');
    const [found] = only({ entries: entrySample({ direction: 'DBIT', details }) });
    expect(found).toMatchObject({ amountOre: -125_000, paymentReferences: ['U7-1004', 'U7-1005'] });
  });

  it('that are not booked are counted, not read', () => {
    const entries = entrySample() + entrySample({ status: 'PDNG', reference: 'P' });
    expect(read({ entries })[0]).toMatchObject({ pendingCount: 1, transactions: [{}] });
  });

  it('that look alike stay apart, in the same way every time', () => {
    const details = detailsSample('', '02', { amount: '625.00' }).repeat(2);
    const entries = entrySample({ details });
    expect(only({ entries }).map((each) => each.entryReference)).toEqual([
      'BANKREF1',
      'BANKREF1#2',
    ]);
    expect(only({ entries })).toEqual(only({ entries }));
  });

  it('keep several references of one payment with their amounts, credit notes negative', () => {
    const credit =
      '<Strd><RfrdDocAmt><CdtNoteAmt Ccy="SEK">50.00</CdtNoteAmt></RfrdDocAmt><CdtrRefInf><Ref>99</Ref></CdtrRefInf></Strd>';
    const details = detailsSample(structured('2026000105', '1300.00') + credit);
    expect(only({ entries: entrySample({ details }) })).toMatchObject([
      {
        references: [
          { reference: '2026000105', amountOre: 130_000 },
          { reference: '99', amountOre: -5_000 },
        ],
      },
    ]);
  });

  it('take the day of a moment where it was written', () => {
    const entries = entrySample({ day: '<DtTm>2026-10-25T23:30:00+01:00</DtTm>' });
    expect(only({ entries })).toMatchObject([{ bookedOn: '2026-10-25' }]);
  });

  it.each([
    [{ amount: '1250.005' }, 'amount_precision'],
    [{ amount: '1e3' }, 'amount_invalid'],
    [{ amount: '-5.00' }, 'amount_invalid'],
    [{ amount: '' }, 'field_missing'],
    [{ direction: 'XXXX' }, 'direction_invalid'],
    [{ day: '<Dt>2027-02-29</Dt>' }, 'date_invalid'],
    [{ currency: 'EUR' }, 'currency_mismatch'],
  ])('with %j are refused: %s', (part, code) => {
    const details = detailsSample('');
    expect(() => only({ entries: entrySample({ ...part, details }) })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('sums', () => {
  const entries = entrySample() + entrySample({ direction: 'DBIT', amount: '50.50' });
  const summary = (part: string) => `<TxsSummry>${part}</TxsSummry>`;
  const balances = balanceSample('OPBD', -100) + balanceSample('CLBD', 1099.5);

  it('that add up are read', () => {
    const totals = summary(
      '<TtlNtries><NbOfNtries>2</NbOfNtries><Sum>1300.50</Sum><TtlNetNtryAmt>1199.50</TtlNetNtryAmt><CdtDbtInd>CRDT</CdtDbtInd></TtlNtries><TtlCdtNtries><NbOfNtries>1</NbOfNtries><Sum>1250.00</Sum></TtlCdtNtries>',
    );
    expect(read({ entries, balances, summary: totals })[0]).toMatchObject({
      openingOre: -10_000,
      closingOre: 109_950,
    });
  });

  it.each([
    ['number', '<TtlNtries><NbOfNtries>3</NbOfNtries></TtlNtries>'],
    ['sum', '<TtlNtries><Sum>1300.51</Sum></TtlNtries>'],
    [
      'net',
      '<TtlNtries><TtlNetNtry><Amt>1199.50</Amt><CdtDbtInd>DBIT</CdtDbtInd></TtlNetNtry></TtlNtries>',
    ],
    ['credit sum', '<TtlCdtNtries><Sum>1250.01</Sum></TtlCdtNtries>'],
    ['debit number', '<TtlDbtNtries><NbOfNtries>0</NbOfNtries></TtlDbtNtries>'],
  ])('with a wrong %s are refused', (_, part) => {
    expect(() => read({ entries, balances, summary: summary(part) })).toThrow(
      expect.objectContaining({ code: 'sum_mismatch' }),
    );
  });

  it('with a balance that does not follow are refused', () => {
    const wrong = balanceSample('OPBD', 100) + balanceSample('CLBD', 1099.5);
    expect(() => read({ entries, balances: wrong })).toThrow(
      expect.objectContaining({
        code: 'sum_mismatch',
        values: { field: 'Bal/CLBD', stated: 109_950, computed: 129_950 },
      }),
    );
  });

  it('of a whole are not asked of a page', () => {
    const page = '<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>';
    const wrong = balanceSample('OPBD', 0) + balanceSample('CLBD', 0);
    expect(read({ entries, balances: wrong, summary: page })[0]?.transactions).toHaveLength(2);
  });
});

it('knows a bankgiro as the account', () => {
  const account = '<Othr><Id>5050-1055</Id><SchmeNm><Prtry>BGNR</Prtry></SchmeNm></Othr>';
  expect(read({ account })[0]?.account).toEqual({ kind: 'bankgiro', number: '50501055' });
});

it('reads namespaces with a prefix', () => {
  const prefixed = camtSample()
    .replace('xmlns=', 'xmlns:c=')
    .replaceAll(/<(\/?)([A-Z])/g, '<$1c:$2');
  expect(readCamt(bytes(prefixed))).toEqual(read());
});
