import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parameterName, parseForm, valueAt } from './form.ts';

test('nested names become nested objects', () => {
  expect(parseForm('a[0][b]=1&a[0][c]=2&a[1][b]=3&d=4&e[]=5&e[]=6')).toEqual({
    a: { 0: { b: '1', c: '2' }, 1: { b: '3' } },
    d: '4',
    e: { 0: '5', 1: '6' },
  });
});

test('every value is found under the name it was sent with', () => {
  const key = fc.stringMatching(/^[a-z_]{1,8}$/);
  const path = fc.array(key, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(path, fc.string(), (keys, value) => {
      const name = parameterName(keys);
      const form = parseForm(new URLSearchParams([[name, value]]).toString());
      expect(valueAt(form, keys)).toBe(value);
    }),
  );
});

test('__proto__ is a name like any other', () => {
  const form = parseForm('__proto__[polluted]=1');
  expect(Object.keys(form)).toEqual(['__proto__']);
  expect({}).not.toHaveProperty('polluted');
});

test.each(['a[b=1', '[a]=1', 'a]b=1', 'a=1&a[b]=2', 'a[b][c][d][e][f][g][h][i]=1'])(
  '%s is refused',
  (text) => {
    expect(() => parseForm(text)).toThrow(/Invalid/);
  },
);
