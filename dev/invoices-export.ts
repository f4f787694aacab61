import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import './register.ts';
import { periodOf } from './export-period.ts';
import { listIssued, type IssuedDocument } from './issued-documents.ts';
import { apiClient, UsageError, useLocalStack } from './local-stack.ts';
import { fromCaller } from './paths.ts';

const USAGE = 'usage: npm run invoices:export -- DIR [--from 2026-11-01 --to 2026-11-30]';
const FORMATS = { pdf: 'application/pdf', xml: 'application/xml' } as const;
type Format = keyof typeof FORMATS;

/**
 * Writes every issued document as it is kept, `<series>-<number>.pdf` and `.xml`, and `index.json`
 * about them. A document without its PDF, or whose bytes do not have the hash they were kept with,
 * is told and makes the command exit non-zero. The e-invoice is missing where a party has no
 * electronic address.
 */
async function main(): Promise<number> {
  const { dir, from, to } = options();
  const period = from === undefined && to === undefined ? null : periodOf(from, to);
  useLocalStack();
  const db = apiClient();
  mkdirSync(dir, { recursive: true });
  const index = [];
  const faults: string[] = [];
  for (const document of await listIssued(db, period)) {
    const name = `${document.series}-${document.number}`;
    const files = await keep(db, document, dir, name);
    if (files.pdf === null) faults.push(`${name}: no PDF`);
    faults.push(...files.faults);
    const { id: _, ...facts } = document;
    index.push({ ...facts, pdf: files.pdf, xml: files.xml });
  }
  writeFileSync(join(dir, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
  for (const fault of faults) console.error(fault);
  console.log(JSON.stringify({ dir, documents: index.length, faults: faults.length }));
  return faults.length === 0 ? 0 : 1;
}

type Api = ReturnType<typeof apiClient>;
type Kept = { file: string; sha256: string };

async function keep(db: Api, document: IssuedDocument, dir: string, name: string) {
  const kept: Record<Format, Kept | null> = { pdf: null, xml: null };
  const faults: string[] = [];
  for (const format of ['pdf', 'xml'] as const) {
    const found = (await read(db, document.id, format)) ?? (await made(db, document.id, format));
    if (!found) continue;
    const bytes = Buffer.from(found.base64, 'base64');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (sha256 !== found.sha256) faults.push(`${name}.${format}: the bytes have another hash`);
    writeFileSync(join(dir, `${name}.${format}`), bytes);
    kept[format] = { file: `${name}.${format}`, sha256 };
  }
  return { ...kept, faults };
}

async function read(db: Api, id: string, format: Format) {
  const args = { p_document_id: id, p_media_type: FORMATS[format] };
  const { data, error } = await db.rpc('read_document', args);
  if (error) throw new Error(error.message);
  return data[0] ?? null;
}

/** Documents from before e-invoices were kept, or whose job has not run yet, are made now. */
async function made(db: Api, id: string, format: Format) {
  const { invoiceFile } = await import('../src/lib/server/invoicing/invoice-file.ts');
  try {
    await invoiceFile(db, id, format);
  } catch (cause) {
    if (cause instanceof Error && cause.message === 'no_e_invoice') return null;
    throw cause;
  }
  return read(db, id, format);
}

function options() {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { from: text, to: text },
    });
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0) throw new UsageError('');
    return { dir: fromCaller(dir), ...values };
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : ''}\n${USAGE}`.trim());
  }
}

try {
  process.exitCode = await main();
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = cause instanceof UsageError ? 2 : 1;
}
