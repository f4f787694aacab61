import { expect, it } from 'vitest';
import { fromCaller } from './paths.ts';

it('names a file from the folder that npm was called in', () => {
  const env = { INIT_CWD: '/home/eva' };
  expect(fromCaller('ut/fakturor', env)).toBe('/home/eva/ut/fakturor');
  expect(fromCaller('../bok.si', env)).toBe('/home/bok.si');
  expect(fromCaller('/tmp/bok.si', env)).toBe('/tmp/bok.si');
  expect(fromCaller('bok.si', {})).toBe(`${process.cwd()}/bok.si`);
});
