import { isSelfBilled } from '$lib/domain/invoicing/document-kind.ts';
import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { organisationNumberDigits } from '$lib/domain/invoicing/organisation-number.ts';
import type { Address, Party } from '$lib/domain/invoicing/party.ts';
import { invoiceTexts } from '../invoice-texts.ts';
import { compact, electronicAddressOf } from './electronic-address.ts';
import { line, wrap, type XmlElement } from './xml.ts';

/** What Swedish sellers approved for F-tax must say word by word (Peppol rule SE-R-005). */
const F_TAX = 'Godkänd för F-skatt';
const HOME = 'SE';
/** Registers of organisation numbers (ISO 6523). */
const REGISTERS: Readonly<Record<string, string>> = { SE: '0007', DK: '0184' };

/** The seller and the buyer, in the elements that all four documents have. */
export function partyElements(document: InvoiceDocument): XmlElement {
  return {
    'cac:AccountingSupplierParty': { 'cac:Party': sellerParty(document) },
    'cac:AccountingCustomerParty': { 'cac:Party': buyerParty(document) },
  };
}

/** Whoever at the buyer answers for the document. */
export function buyerContactOf({ kind, references }: InvoiceDocument): string {
  return isSelfBilled(kind) ? references.ours : references.yours;
}

function sellerParty({ seller, locale }: InvoiceDocument): XmlElement {
  const isSwedish = seller.address.countryCode === HOME;
  const { name, phone, email } = seller.contact;
  const seat = seller.seat === '' ? null : line(`${invoiceTexts(locale).seat} ${seller.seat}`);
  return {
    ...identity(seller),
    'cac:PartyTaxScheme': [
      ...vatScheme(seller),
      ...(isSwedish && seller.isApprovedForFTax ? [taxScheme(F_TAX, 'TAX')] : []),
    ],
    'cac:PartyLegalEntity': { ...legalEntity(seller), 'cbc:CompanyLegalForm': seat },
    'cac:Contact': contactElement(name, phone, email),
  };
}

function buyerParty(document: InvoiceDocument): XmlElement {
  const { buyer } = document;
  return {
    ...identity(buyer),
    'cac:PartyTaxScheme': vatScheme(buyer),
    'cac:PartyLegalEntity': legalEntity(buyer),
    'cac:Contact': contactElement(buyerContactOf(document), '', ''),
  };
}

function identity(party: Party): XmlElement {
  const { scheme, id } = electronicAddressOf(party);
  return {
    'cbc:EndpointID': { '@schemeID': scheme, '#': id },
    'cac:PartyName': wrap('cbc:Name', line(party.name)),
    'cac:PostalAddress': addressElement(party.address),
  };
}

function addressElement({ lines, postalCode, city, countryCode }: Address): XmlElement {
  const [street = null, second = null, ...others] = lines.map(line).filter((kept) => kept !== null);
  return {
    'cbc:StreetName': street,
    'cbc:AdditionalStreetName': second,
    'cbc:CityName': line(city),
    'cbc:PostalZone': line(postalCode),
    'cac:AddressLine': wrap('cbc:Line', line(others.join(', '))),
    'cac:Country': { 'cbc:IdentificationCode': countryCode },
  };
}

function vatScheme({ vatNumber }: Party): XmlElement[] {
  const number = line(compact(vatNumber ?? ''));
  return number === null ? [] : [taxScheme(number, 'VAT')];
}

function taxScheme(companyId: string, scheme: 'VAT' | 'TAX'): XmlElement {
  return { 'cbc:CompanyID': companyId, 'cac:TaxScheme': { 'cbc:ID': scheme } };
}

function legalEntity({ name, organisationNumber, address }: Party): XmlElement {
  const scheme = REGISTERS[address.countryCode] ?? null;
  const number = line(organisationNumberDigits(organisationNumber ?? ''));
  return {
    'cbc:RegistrationName': line(name),
    'cbc:CompanyID': number === null ? null : { '@schemeID': scheme, '#': number },
  };
}

function contactElement(name: string, phone: string, email: string): XmlElement | null {
  const contact = {
    'cbc:Name': line(name),
    'cbc:Telephone': line(phone),
    'cbc:ElectronicMail': line(email),
  };
  return Object.values(contact).some((value) => value !== null) ? contact : null;
}
