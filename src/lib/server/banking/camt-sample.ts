/** What stands in a sample: every part may be replaced to make a good or a bad file. */
export interface CamtSample {
  readonly kind: '053' | '054';
  readonly version: '02' | '08';
  readonly entries: string;
  readonly summary: string;
  readonly balances: string;
  readonly account: string;
}

/** A statement of one account as a bank sends it; made-up data for tests. */
export function camtSample(part: Partial<CamtSample> = {}): string {
  const { kind, version, entries, summary, balances, account } = {
    kind: '053',
    version: '02',
    entries: entrySample({}, part.version),
    summary: '',
    balances: '',
    account: '<IBAN>SE4550000000058398257466</IBAN>',
    ...part,
  };
  const [root, report] =
    kind === '053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'];
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${kind}.001.${version}">
<${root}><GrpHdr><MsgId>MSG-1</MsgId><CreDtTm>2026-11-27T06:00:00</CreDtTm></GrpHdr>
<${report}><Id>S1</Id><CreDtTm>2026-11-27T06:00:00</CreDtTm>
<Acct><Id>${account}</Id><Ccy>SEK</Ccy></Acct>${balances}${summary}
${entries}
</${report}></${root}></Document>`;
}

/** Parts of an entry in a sample. */
export interface EntrySample {
  readonly amount: string;
  readonly currency: string;
  readonly direction: string;
  readonly status: string;
  readonly reference: string;
  readonly reversal: string;
  readonly day: string;
  readonly details: string;
}

/** An entry (`Ntry`) of either version. */
export function entrySample(part: Partial<EntrySample> = {}, version = '02'): string {
  const entry = {
    amount: '1250.00',
    currency: 'SEK',
    direction: 'CRDT',
    status: 'BOOK',
    reference: 'BANKREF1',
    reversal: '',
    day: '<Dt>2026-11-26</Dt>',
    details: detailsSample(structured('2026000105'), version),
    ...part,
  };
  const status = version === '08' ? `<Cd>${entry.status}</Cd>` : entry.status;
  return `<Ntry><NtryRef>1</NtryRef><Amt Ccy="${entry.currency}">${entry.amount}</Amt>
<CdtDbtInd>${entry.direction}</CdtDbtInd>${entry.reversal}<Sts>${status}</Sts>
<BookgDt>${entry.day}</BookgDt><AcctSvcrRef>${entry.reference}</AcctSvcrRef>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>VCOM</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls>${entry.details}</NtryDtls></Ntry>`;
}

/** A structured remittance with its reference, type and amount. */
export function structured(reference: string, amount?: string, type = ''): string {
  const stated =
    amount === undefined ? '' : `<RfrdDocAmt><RmtdAmt Ccy="SEK">${amount}</RmtdAmt></RfrdDocAmt>`;
  return `<Strd>${stated}<CdtrRefInf>${type}<Ref>${reference}</Ref></CdtrRefInf></Strd>`;
}

export const SCOR = '<Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp>';

/** A payment in an entry (`TxDtls`) with its remittance and, in a batch, reference and amount. */
export function detailsSample(
  remittance: string,
  version = '02',
  part: {
    readonly reference?: string;
    readonly amount?: string;
    readonly endToEndId?: string;
    readonly payer?: string;
  } = {},
): string {
  const amount = part.amount ?? '1250.00';
  const stated =
    version === '08'
      ? `<Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>`
      : `<AmtDtls><TxAmt><Amt Ccy="SEK">${amount}</Amt></TxAmt></AmtDtls>`;
  const id = '<Id><OrgId><Othr><Id>165560160680</Id></Othr></OrgId></Id>';
  const name = `<Nm>${part.payer ?? 'Bröderna Åkerlöf &amp; Co AB'}</Nm>`;
  const payer = version === '08' ? `<Pty>${name}${id}</Pty>` : `${name}${id}`;
  return `<TxDtls><Refs>${part.reference === undefined ? '' : `<AcctSvcrRef>${part.reference}</AcctSvcrRef>`}<EndToEndId>${part.endToEndId ?? 'NOTPROVIDED'}</EndToEndId></Refs>${stated}
<RltdPties><Dbtr>${payer}</Dbtr><DbtrAcct><Id><IBAN>SE3550000000054910000003</IBAN></Id></DbtrAcct></RltdPties>
<RmtInf>${remittance}</RmtInf></TxDtls>`;
}

/** A balance of a kind (`OPBD`, `CLBD`), negative when the account is overdrawn. */
export function balanceSample(code: string, amount: number): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">${Math.abs(amount).toFixed(2)}</Amt><CdtDbtInd>${amount < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>2026-11-26</Dt></Dt></Bal>`;
}
