import type { Counterparty, RemittanceReference } from '#lib/domain/banking/bank-transaction.ts';
import { parseOrganisationNumber } from '#lib/domain/invoicing/organisation-number.ts';
import { moneyOrNullAt } from './camt-fields.ts';
import { nodeAt, nodesAt, nodesOf, textAt, textOf, type XmlNode } from './xml-node.ts';

/** References in fields of their own, of whichever type (SCOR or none), with their amounts. */
export function referencesOf(details: XmlNode): RemittanceReference[] {
  return nodesAt(details, 'RmtInf/Strd').flatMap((remittance) => {
    const reference = textAt(remittance, 'CdtrRefInf/Ref') ?? textAt(remittance, 'RfrdDocInf/Nb');
    return reference === null ? [] : [{ reference, amountOre: statedOre(remittance) }];
  });
}

/** Free text of the payer, then the bank's own words, also why it sends money back. */
export function textsOf(details: XmlNode): string[] {
  const nodes = [
    ...nodesAt(details, 'RmtInf/Ustrd'),
    ...nodesAt(details, 'RmtInf/Strd/AddtlRmtInf'),
    nodeAt(details, 'AddtlTxInf'),
    nodeAt(details, 'RtrInf/Rsn/Cd'),
    ...nodesAt(details, 'RtrInf/AddtlInf'),
  ];
  return nodes.map(textOf).filter((text) => text !== null);
}

/** The payer of money in (+1), the receiver of money out (−1). */
export function counterpartyOf(details: XmlNode, direction: 1 | -1): Counterparty {
  const role = direction === 1 ? 'Dbtr' : 'Cdtr';
  const parties = nodeAt(details, 'RltdPties');
  // Version 8 puts a party inside `Pty`.
  const party = nodeAt(parties, `${role}/Pty`) ?? nodeAt(parties, role);
  return {
    name: textAt(party, 'Nm') ?? textAt(parties, `Ultmt${role}/Nm`),
    organisationNumber: organisationNumberIn(party),
    iban: textAt(parties, `${role}Acct/Id/IBAN`),
  };
}

function organisationNumberIn(party: XmlNode): string | null {
  const written = nodesAt(party, 'Id/OrgId/Othr').flatMap((other) => nodesOf(other, 'Id'));
  for (const text of written.map(textOf)) {
    // Twelve digits begin with 16, the century of a legal person.
    const found = parseOrganisationNumber((text ?? '').replace(/^16(?=\d{10}$)/, ''));
    if (found !== null) return found;
  }
  return null;
}

function statedOre(remittance: XmlNode): number | null {
  const credit = moneyOrNullAt(remittance, 'RfrdDocAmt/CdtNoteAmt');
  if (credit !== null) return -credit.ore;
  const paid = moneyOrNullAt(remittance, 'RfrdDocAmt/RmtdAmt');
  return (paid ?? moneyOrNullAt(remittance, 'RfrdDocAmt/DuePyblAmt'))?.ore ?? null;
}
