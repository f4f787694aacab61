import { describe, expect, it } from 'vitest';
import { readPain002, statusOf } from './read-pain002.ts';

function report({ group = '', block = '', payments = '', version = '03' }): Uint8Array {
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.${version}"><CstmrPmtStsRpt>
<GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2026-11-27T10:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>RK-1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.03</OrgnlMsgNmId>${group}</OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>RK-1-SEK</OrgnlPmtInfId>${block}${payments}</OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>`);
}

const payment = (id: string, status: string, reason = '') =>
  `<TxInfAndSts><OrgnlEndToEndId>${id}</OrgnlEndToEndId><TxSts>${status}</TxSts>${reason}</TxInfAndSts>`;
const asked = { endToEndId: 'P1', blockId: 'RK-1-SEK' };

describe.each(['03', '10'])('pain.002 of version %s', (version) => {
  it('says of each payment what became of it, and why', () => {
    const reason =
      '<StsRsnInf><Rsn><Cd>AC01</Cd></Rsn><AddtlInf>Kontot finns inte</AddtlInf></StsRsnInf>';
    const read = readPain002(
      report({
        version,
        group: '<GrpSts>PART</GrpSts>',
        payments: payment('P1', 'ACCP') + payment('P2', 'RJCT', reason),
      }),
    );
    expect(read).toMatchObject({ messageId: 'BANK-1', originalMessageId: 'RK-1' });
    expect(statusOf(read, asked)).toMatchObject({ outcome: 'accepted', reasonCode: null });
    expect(statusOf(read, { ...asked, endToEndId: 'P2' })).toEqual({
      outcome: 'rejected',
      code: 'RJCT',
      reasonCode: 'AC01',
      reasonText: 'Kontot finns inte',
      on: null,
    });
    expect(statusOf(read, { ...asked, endToEndId: 'P3' })).toBeNull();
  });
});

it.each([
  ['ACSC', 'paid'],
  ['ACSP', 'accepted'],
  ['PDNG', 'pending'],
  ['NEWS', 'pending'],
  ['CANC', 'rejected'],
])('takes %s for %s', (code, outcome) => {
  const read = readPain002(report({ payments: payment('P1', code) }));
  expect(statusOf(read, asked)?.outcome).toBe(outcome);
});

it('takes the word of the block, then of the file, where a payment is not named', () => {
  const block = report({ group: '<GrpSts>ACCP</GrpSts>', block: '<PmtInfSts>RJCT</PmtInfSts>' });
  expect(statusOf(readPain002(block), asked)?.outcome).toBe('rejected');
  const whole = report({ group: '<GrpSts>ACCP</GrpSts>', block: '<PmtInfSts>PART</PmtInfSts>' });
  expect(statusOf(readPain002(whole), asked)?.outcome).toBe('accepted');
});

it.each([
  [
    'two answers for one payment',
    report({ payments: payment('P1', 'ACCP') + payment('P1', 'RJCT') }),
  ],
  ['another message', report({ version: '99' })],
  ['a cut file', report({}).subarray(0, 300)],
])('refuses %s', (_, file) => {
  expect(() => readPain002(file)).toThrow(expect.objectContaining({ name: 'BankFileError' }));
});

describe('the day of a payment', () => {
  const dayOf = (told: string) => {
    const payments = `<TxInfAndSts><OrgnlEndToEndId>P1</OrgnlEndToEndId><TxSts>ACSC</TxSts>${told}</TxInfAndSts>`;
    return statusOf(readPain002(report({ payments })), asked)?.on;
  };
  const accepted = '<AccptncDtTm>2026-11-24T23:50:00</AccptncDtTm>';
  const ref = (inner: string) => `<OrgnlTxRef>${inner}</OrgnlTxRef>`;
  const requested = '<ReqdExctnDt>2026-11-25</ReqdExctnDt>';

  it.each([
    [
      'of settlement',
      accepted + ref(`<IntrBkSttlmDt>2026-11-26</IntrBkSttlmDt>${requested}`),
      '26',
    ],
    [
      'of settlement in version 10',
      `${accepted}<FctvIntrBkSttlmDt><Dt>2026-11-27</Dt></FctvIntrBkSttlmDt>${ref(requested)}`,
      '27',
    ],
    ['of execution', accepted + ref(requested), '25'],
    ['of execution in version 10', ref('<ReqdExctnDt><Dt>2026-11-25</Dt></ReqdExctnDt>'), '25'],
    ['of acceptance', accepted, '24'],
  ])('is that %s', (_what, told, day) => {
    expect(dayOf(told)).toBe(`2026-11-${day}`);
  });

  it('is unknown when none is told, or one that does not exist', () => {
    expect(dayOf('')).toBeNull();
    expect(dayOf(ref('<IntrBkSttlmDt>2026-02-30</IntrBkSttlmDt>'))).toBeNull();
  });
});
