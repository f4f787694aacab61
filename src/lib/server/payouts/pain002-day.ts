import { isIsoDate, type IsoDate } from '$lib/domain/time/day.ts';
import { textAt, type XmlNode } from '$lib/server/banking/xml-node.ts';

// Of settlement first: what was asked for, or when the bank took the order, may be another day.
const DAYS = [
  'FctvIntrBkSttlmDt/Dt',
  'FctvIntrBkSttlmDt/DtTm',
  'OrgnlTxRef/IntrBkSttlmDt',
  'OrgnlTxRef/ReqdExctnDt',
  'OrgnlTxRef/ReqdExctnDt/Dt',
  'OrgnlTxRef/ReqdExctnDt/DtTm',
  'AccptncDtTm',
];

/**
 * The day that an answer tells for a payment (pain.002, versions 3 and 10): of settlement, else of
 * execution, else of acceptance. A bank writes its own local time.
 * @returns null when it tells none that exists
 */
export function dayTold(node: XmlNode): IsoDate | null {
  for (const path of DAYS) {
    const day = (textAt(node, path) ?? '').slice(0, 10);
    if (isIsoDate(day)) return day;
  }
  return null;
}
