import { expect, it } from 'vitest';
import { fromCaller } from './paths.ts';

it('names a file from the folder that npm was called in', () => {
  const env = { INIT_CWD: '/mappar/eva' };
  expect(fromCaller('ut/fakturor', env)).toBe('/mappar/eva/ut/fakturor');
  expect(fromCaller('../bok.si', env)).toBe('/mappar/bok.si');
  expect(fromCaller('/annat/bok.si', env)).toBe('/annat/bok.si');
  expect(fromCaller('bok.si', {})).toBe(`${process.cwd()}/bok.si`);
});
