import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it, vi } from 'vitest';
import { camtSample, detailsSample, entrySample } from './camt-sample.ts';
import { readBankFileApart } from './read-apart.ts';
import { readBankFile } from './read-bank-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const many = (count: number) => {
  const details = detailsSample('<Ustrd>Faktura</Ustrd>');
  const entries = Array.from({ length: count }, (_, index) =>
    entrySample({ reference: `R${index}`, details }),
  );
  return bytes(camtSample({ entries: entries.join('\n') }));
};
const code = (reading: Promise<unknown>) =>
  reading.then(
    () => null,
    (cause: { code?: string }) => cause.code,
  );

describe('a file read in a thread of its own', () => {
  it.each([
    ['camt', bytes(camtSample())],
    ['more rows than go in one piece', many(1201)],
    ['CSV', bytes('Bokföringsdag;Belopp;Text\n2026-11-26;125,00;Tack\n')],
    ['without a movement', bytes(camtSample({ entries: '' }))],
  ])('gives the same as in this one: %s', async (_, file) => {
    expect(await readBankFileApart(file)).toEqual(readBankFile(file));
  });

  it('gives each report its own movements', async () => {
    const two = camtSample().replace(/<Stmt>.*<\/Stmt>/su, (report) => `${report}${report}`);
    const [first, second] = await readBankFileApart(bytes(two));
    expect([first?.transactions.length, second?.transactions.length]).toEqual([1, 1]);
  });

  it('is refused with the same code and values', async () => {
    const cut = bytes('Bokföringsdag;Belopp\n2026-11-26;kr\n');
    await expect(readBankFileApart(cut)).rejects.toMatchObject({
      ...{ name: 'BankFileError', code: 'csv_row_broken' },
      values: { line: 2, field: 'amount', value: 'kr' },
    });
  });

  it('lets the process answer meanwhile', { timeout: 120_000 }, async () => {
    const file = many(10_000);
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const startedAt = performance.now();
    await readBankFileApart(file);
    const took = performance.now() - startedAt;
    expect(delay.max / 1e6).toBeLessThan(took / 3);
  });
});

describe('a thread that does not come to an end', () => {
  it.each([
    ['runs out of time', { seconds: 0.05, megabytes: 768 }, 'too_much'],
    ['runs out of memory', { seconds: 60, megabytes: 12 }, 'too_much'],
  ])(
    '%s: a refusal, and the next file is read',
    { timeout: 60_000 },
    async (_, limits, expected) => {
      const reading = code(readBankFileApart(many(8000), limits));
      const next = readBankFileApart(bytes(camtSample()));
      expect(await reading).toBe(expected);
      expect(await next).toHaveLength(1);
    },
  );

  it('fails: a refusal, and the cause in the log', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const nothing = null as unknown as Uint8Array;
    expect(await code(readBankFileApart(nothing))).toBe('reading_failed');
    expect(log.mock.calls.join()).toContain('bank file not read');
    log.mockRestore();
    expect(await readBankFileApart(bytes(camtSample()))).toHaveLength(1);
  });
});
