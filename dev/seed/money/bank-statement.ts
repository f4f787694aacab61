import type { IsoDate } from '#lib/domain/time/day.ts';

/** A movement as a bank tells of it; kronor, positive when money comes in. */
export type Movement = {
  day: IsoDate;
  kronor: number;
  /** What the bank calls it. */
  reference: string;
  name: string;
  organisationNumber?: string;
  /** An OCR reference in its own field. */
  ocr?: string;
  text?: string;
  /** What a payment file of ours called the payment, or the block that was booked as one sum. */
  endToEndId?: string;
  blockId?: string;
};

/** A report of one account's movements in kronor as banks send it (ISO 20022 camt.053.001.02). */
export function bankStatement(iban: string, id: string, movements: readonly Movement[]): string {
  const created = `${movements.at(-1)?.day ?? '2026-01-01'}T18:00:00`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">
  <BkToCstmrStmt>
    <GrpHdr><MsgId>${id}</MsgId><CreDtTm>${created}</CreDtTm></GrpHdr>
    <Stmt><Id>${id}</Id><CreDtTm>${created}</CreDtTm>
      <Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>SEK</Ccy></Acct>
${movements.map(entry).join('\n')}
    </Stmt>
  </BkToCstmrStmt>
</Document>
`;
}

function entry({ day, kronor, reference, blockId, endToEndId, ...payment }: Movement): string {
  const amount = Math.abs(kronor).toFixed(2);
  const direction = kronor > 0 ? 'CRDT' : 'DBIT';
  const code = kronor > 0 ? ['RCDT', 'VCOM'] : ['ICDT', 'DMCT'];
  const details =
    blockId === undefined
      ? `<TxDtls><Refs><EndToEndId>${endToEndId ?? 'NOTPROVIDED'}</EndToEndId></Refs>
          <AmtDtls><TxAmt><Amt Ccy="SEK">${amount}</Amt></TxAmt></AmtDtls>
          <RltdPties>${party(payment, kronor > 0 ? 'Dbtr' : 'Cdtr')}</RltdPties>
          <RmtInf>${remittance(payment)}</RmtInf></TxDtls>`
      : `<Btch><PmtInfId>${blockId}</PmtInfId></Btch>`;
  return `      <Ntry><Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd><Sts>BOOK</Sts>
        <BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>${reference}</AcctSvcrRef>
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>${code[0]}</Cd><SubFmlyCd>${code[1]}</SubFmlyCd></Fmly></Domn></BkTxCd>
        <NtryDtls>${details}</NtryDtls></Ntry>`;
}

type Payment = Pick<Movement, 'name' | 'organisationNumber' | 'ocr' | 'text'>;

function party({ name, organisationNumber }: Payment, role: 'Dbtr' | 'Cdtr'): string {
  const number = organisationNumber
    ? `<Id><OrgId><Othr><Id>${organisationNumber}</Id></Othr></OrgId></Id>`
    : '';
  return `<${role}><Nm>${escaped(name)}</Nm>${number}</${role}>`;
}

function remittance({ ocr, text }: Payment): string {
  const free = text ? `<Ustrd>${escaped(text)}</Ustrd>` : '';
  const structured = ocr ? `<Strd><CdtrRefInf><Ref>${ocr}</Ref></CdtrRefInf></Strd>` : '';
  return free + structured;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
