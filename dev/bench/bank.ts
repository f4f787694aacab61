import '../register.ts';
import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createClient } from '@supabase/supabase-js';
import { ocrFor } from '#lib/domain/invoicing/ocr.ts';
import type { Database } from '#lib/server/db/database.types.ts';
import { signInCompany, superuserUrl } from '../measured-company.ts';
import { withClient } from '../postgres/bootstrap.ts';
import type { StackEnv } from '../stack-env.ts';
import { report } from './measure.ts';

const SIZES = [1000, 10_000];

/**
 * Takes in generated files of the bank: nine rows of ten pay an invoice of their own by its
 * reference, the tenth waits. Times of reading alone and of the whole, the longest that the process
 * could not answer anybody meanwhile, and the most memory above what was in use before.
 */
export async function benchBank(env: StackEnv): Promise<void> {
  const { importBankFile } = await import('#lib/server/banking/import-bank-file.ts');
  const { readBankFileApart } = await import('#lib/server/banking/read-apart.ts');
  const { companyId } = await signInCompany(env, 'Bench');
  const service = createClient<Database>(env.SUPABASE_URL, env.SUPABASE_SECRET_KEY, {
    auth: { autoRefreshToken: false, persistSession: false },
  });
  let before = 0;
  for (const rows of SIZES) {
    const first = SIZES.indexOf(rows) * 1_000_000 + 5_000_000;
    const iban = await prepare(env, companyId, first, rows);
    const bytes = Buffer.from(await fileOf(iban, first, rows));
    const idle = process.memoryUsage().rss;
    let most = idle;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
    const read = await measured(() => readBankFileApart(bytes));
    const { ms, pauseMs, result } = await measured(() =>
      importBankFile(service, null, { name: 'bench.xml', bytes }),
    );
    const [file] = result;
    clearInterval(watch);
    report('bank_file', {
      ...{ rows, megabytes: Math.round(bytes.length / 104_857.6) / 10 },
      ...{ booked: file?.booked, waiting: file?.waiting, read_ms: read.ms, import_ms: ms },
      ...{ longest_pause_reading_ms: read.pauseMs, longest_pause_ms: pauseMs },
      rows_per_second: Math.round((1000 * rows) / ms),
      memory_mb: Math.round((Math.max(most, process.memoryUsage().rss) - idle) / 1024 / 1024),
      ...(before > 0 && { times_longer_for_ten_times_more: Math.round((10 * ms) / before) / 10 }),
    });
    before = ms;
  }
}

/** What something took, and the longest that nothing else could run meanwhile. */
async function measured<Result>(work: () => Promise<Result>) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const startedAt = performance.now();
  const result = await work();
  const ms = Math.round(performance.now() - startedAt);
  // A pause at the very end is seen when the loop turns once more.
  await new Promise((done) => setTimeout(done, 20));
  delay.disable();
  return { result, ms, pauseMs: Math.round(delay.max / 1e6) };
}

/** Invoices to pay, as they would be issued, in the books too. @returns the agency's IBAN */
async function prepare(env: StackEnv, companyId: string, first: number, rows: number) {
  return withClient(superuserUrl(env), async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      `insert into public.invoices (number, company_id, issue_date, due_date, period, currency,
         vat_category, net_ore, vat_ore, total_ore, rounding_ore, ocr, locale, seller, buyer,
         our_reference, your_reference, order_number, payment_terms_days)
       select n, $1, private.today(), private.today() + 30,
         daterange(private.today() - 7, private.today()), 'SEK', 'S', 100000, 25000, 125000, 0,
         private.ocr_reference(n), 'sv', '{}', '{"name":"Bench"}', '', '', '', 30
       from generate_series($2::bigint, $2::bigint + $3::bigint - 1) n`,
      [companyId, first, rows],
    );
    await client.query('analyze public.invoices');
    const { rows: accounts } = await client.query<{ iban: string }>(
      `select iban from public.bank_accounts where currency = 'SEK' limit 1`,
    );
    return accounts[0]?.iban ?? '';
  });
}

async function fileOf(iban: string, first: number, rows: number): Promise<string> {
  const { camtSample, detailsSample, entrySample, structured } =
    await import('#lib/server/banking/camt-sample.ts');
  const entries = Array.from({ length: rows }, (_, index) => {
    const waits = index % 10 === 9;
    const remittance = waits ? '<Ustrd>Tack</Ustrd>' : structured(ocrFor(String(first + index)));
    return entrySample({ reference: randomUUID(), details: detailsSample(remittance) });
  });
  return camtSample({ account: `<IBAN>${iban}</IBAN>`, entries: entries.join('\n') });
}
