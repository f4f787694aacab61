/** What a bank says of a payment; `reason` as its code and words, for those it refuses. */
export type SampleStatus = {
  readonly endToEndId: string;
  readonly code: string;
  readonly reason?: { readonly code: string; readonly text: string };
};

/**
 * A bank's answer to a payment file (pain.002.001.03), as the demo and the tests are given it.
 * @param messageId of the file that is answered
 */
export function pain002Sample(messageId: string, statuses: readonly SampleStatus[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt>
<GrpHdr><MsgId>SVAR-${messageId}</MsgId><CreDtTm>2026-11-25T08:30:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>${messageId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.03</OrgnlMsgNmId></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>${messageId}-SEK</OrgnlPmtInfId>
${statuses.map(payment).join('\n')}
</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;
}

function payment({ endToEndId, code, reason }: SampleStatus): string {
  const why = reason
    ? `<StsRsnInf><Rsn><Cd>${reason.code}</Cd></Rsn><AddtlInf>${reason.text}</AddtlInf></StsRsnInf>`
    : '';
  return `<TxInfAndSts><OrgnlEndToEndId>${endToEndId}</OrgnlEndToEndId><TxSts>${code}</TxSts>${why}</TxInfAndSts>`;
}
