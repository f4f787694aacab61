import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isCredit, isSelfBilled } from '$lib/domain/invoicing/document-kind.ts';
import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { documentCases } from './document-cases.ts';
import { peppolInvoice } from './peppol-invoice.ts';

/** Folder with the official rules, see docs/invoicing-documents.md; without it nothing is checked. */
const folder = process.env['PEPPOL_ARTEFACTS'] ?? '';

interface Saxon {
  transform(
    options: {
      readonly stylesheetLocation: string;
      readonly sourceText: string;
      readonly destination: 'serialized';
    },
    how: 'sync',
  ): { readonly principalResult: string };
}

const pdf = { fileName: 'faktura.pdf', bytes: new TextEncoder().encode('%PDF-1.7 ä') };

describe.skipIf(folder === '')('the official rules', () => {
  it.each(documentCases())(
    'find nothing in %s',
    (_, document) => {
      const xml = peppolInvoice(document, document.isDemonstration ? pdf : undefined);
      expect(schemaProblems(document, xml)).toBe('');
      expect(broken('CEN-EN16931-UBL', xml)).toEqual([]);
      const peppol = isSelfBilled(document.kind) ? 'PEPPOL-EN16931-UBL-SB' : 'PEPPOL-EN16931-UBL';
      expect(broken(peppol, xml)).toEqual([]);
    },
    120_000,
  );

  it('find what is wrong, so that finding nothing means something', () => {
    const [, first] = documentCases()[0] ?? [];
    const xml = first === undefined ? '' : peppolInvoice(first);
    const wrong = xml.replace('<cbc:BuyerReference>', '<cbc:Note>x</cbc:Note><cbc:BuyerReference>');
    if (first !== undefined) expect(schemaProblems(first, wrong)).toContain('Note');
    const total = xml.replace(/(<cbc:PayableAmount[^>]*>)/, '$19');
    expect(broken('CEN-EN16931-UBL', total).join()).toContain('BR-CO-16');
    const noScheme = xml.replace('Godkänd för F-skatt', 'F-skatt');
    expect(broken('PEPPOL-EN16931-UBL', noScheme).join()).toContain('SE-R-005');
  }, 120_000);
});

/** What the UBL 2.1 schema says against a document; empty when nothing. */
function schemaProblems({ kind }: InvoiceDocument, xml: string): string {
  const name = isCredit(kind) ? 'CreditNote' : 'Invoice';
  const schema = join(folder, 'xsd', 'maindoc', `UBL-${name}-2.1.xsd`);
  const ran = spawnSync('xmllint', ['--noout', '--schema', schema, '-'], { input: xml });
  return ran.status === 0 ? '' : String(ran.stderr);
}

/** Rules of a Schematron, compiled by `xslt3`, that a document breaks, warnings among them. */
function broken(rules: string, xml: string): string[] {
  const saxon: Saxon = createRequire(join(folder, 'node_modules', '-'))('saxon-js');
  const stylesheetLocation = join(folder, `${rules}.sef.json`);
  const source = { stylesheetLocation, sourceText: xml, destination: 'serialized' } as const;
  const { principalResult } = saxon.transform(source, 'sync');
  const failed = principalResult.matchAll(/<svrl:failed-assert.*?<\/svrl:failed-assert>/gs);
  return [...failed].map(([assertion]) => {
    const id = / id="([^"]*)"/.exec(assertion)?.[1];
    return `${id}: ${assertion.replace(/<[^>]*>|\s+/g, ' ').trim()}`;
  });
}
