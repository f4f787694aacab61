import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holderOf, takeLock } from './file-lock.ts';

let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'rollkoll-lock-')), 'run.json');
});
afterEach(() => rmSync(join(file, '..'), { recursive: true }));

test('a lock is held by one, and free again when given back', () => {
  const release = takeLock(file, { note: 'hej' });
  expect(holderOf<{ note: string }>(file)).toMatchObject({ pid: process.pid, note: 'hej' });
  expect(takeLock(file)).toBeUndefined();
  release?.();
  expect(existsSync(file)).toBe(false);
  expect(takeLock(file)).toBeDefined();
});

test('a lock left by a process that is gone does not count', () => {
  writeFileSync(file, JSON.stringify({ pid: 2 ** 30, startTime: '1' }));
  expect(holderOf(file)).toBeUndefined();
  expect(takeLock(file)).toBeDefined();
});

test('a process that got the id of the dead holder is not the holder', () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, startTime: 'earlier' }));
  expect(holderOf(file)).toBeUndefined();
});
