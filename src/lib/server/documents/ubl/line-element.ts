import type { Currency } from '$lib/domain/money/currency.ts';
import {
  lineGross,
  quantityHundredths,
  unitOf,
  type InvoiceLine,
} from '$lib/domain/invoicing/lines.ts';
import { lineTax } from './tax.ts';
import { amount, hundredths, text, type XmlElement } from './xml.ts';

/** UN/ECE Recommendation 20: an hour, and one of something. */
const UNIT_CODES = { hour: 'HUR', piece: 'C62' } as const;
/** UNCL 5189: discount. */
const DISCOUNT = '95';
/** Systems that read invoices show about this much of an item's name. */
const NAME_LENGTH = 100;

/** A line of an invoice (`InvoicedQuantity`) or of a credit note (`CreditedQuantity`). */
export function lineElement(
  line: InvoiceLine,
  currency: Currency,
  quantity: 'cbc:InvoicedQuantity' | 'cbc:CreditedQuantity',
): XmlElement {
  const unitCode = UNIT_CODES[unitOf(line)];
  return {
    'cbc:ID': String(line.position),
    [quantity]: { '@unitCode': unitCode, '#': hundredths(quantityHundredths(line)) },
    'cbc:LineExtensionAmount': amount(line.netOre, currency),
    'cac:InvoicePeriod': { 'cbc:StartDate': line.periodFrom, 'cbc:EndDate': line.periodTo },
    'cac:AllowanceCharge': discount(line, currency),
    'cac:Item': {
      ...names(line),
      'cac:ClassifiedTaxCategory': lineTax(line.vatCategory, line.vatRateBp),
    },
    'cac:Price': { 'cbc:PriceAmount': amount(line.unitPriceOre, currency) },
  };
}

function discount(line: InvoiceLine, currency: Currency): XmlElement | null {
  if (line.discountOre === 0) return null;
  const share =
    line.discount !== undefined && 'basisPoints' in line.discount
      ? hundredths(line.discount.basisPoints)
      : null;
  return {
    'cbc:ChargeIndicator': 'false',
    'cbc:AllowanceChargeReasonCode': DISCOUNT,
    'cbc:AllowanceChargeReason': text(line.discount?.reason ?? null),
    'cbc:MultiplierFactorNumeric': share,
    'cbc:Amount': amount(line.discountOre, currency),
    'cbc:BaseAmount': share === null ? null : amount(lineGross(line), currency),
  };
}

/** A long description is told whole, and cut short as the item's name. */
function names(line: InvoiceLine): XmlElement {
  const whole = text(line.description) ?? String(line.position);
  const letters = [...whole.replace(/\s+/g, ' ')];
  const name =
    letters.length > NAME_LENGTH
      ? `${letters
          .slice(0, NAME_LENGTH - 1)
          .join('')
          .trimEnd()}…`
      : letters.join('');
  return { 'cbc:Description': name === whole ? null : whole, 'cbc:Name': name };
}
