import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formToObject, formValues } from './form-object.ts';

function form(fields: readonly [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

describe('formToObject', () => {
  it('nests by dots, orders rows by index and collects repeated fields', () => {
    const data = form([
      ['title', 'A'],
      ['rows.2.level', '3'],
      ['rows.0.level', '1'],
      ['rows.10.level', '5'],
      ['modes[]', 'remote'],
      ['modes[]', 'hybrid'],
      ['place.city', 'Umeå'],
    ]);
    expect(formToObject(data)).toEqual({
      title: 'A',
      rows: [{ level: '1' }, { level: '3' }, { level: '5' }],
      modes: ['remote', 'hybrid'],
      place: { city: 'Umeå' },
    });
  });

  it('never reaches a prototype', () => {
    const data = form([
      ['__proto__.polluted', 'yes'],
      ['constructor.prototype.polluted', 'yes'],
      ['a.__proto__.polluted', 'yes'],
      ['__proto__[]', 'yes'],
    ]);
    const result = formToObject(data);
    expect(Object.keys(result)).toEqual(['a'].filter((key) => key in result));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('is bounded: a huge index makes no huge list, and thousands of fields end', () => {
    expect(formToObject(form([['rows.999.level', '1']]))).toEqual({ rows: [] });
    const many = Array.from({ length: 5000 }, (_, index): [string, string] => [`f${index}`, 'x']);
    expect(Object.keys(formToObject(form(many)))).toHaveLength(2000);
  });

  it('takes any names without failing', () => {
    const name = fc.oneof(fc.string(), fc.constantFrom('a.b', 'a', 'a.0', 'a[]', '.', '..', '[]'));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), (fields) => {
        expect(() => formToObject(form(fields))).not.toThrow();
      }),
    );
  });
});

describe('formValues', () => {
  it('gives back what was typed but never a password', () => {
    const data = form([
      ['email', 'a@example.com'],
      ['password', 'hemligt'],
      ['new_password', 'hemligt'],
      ['modes[]', 'remote'],
    ]);
    expect(formValues(data)).toEqual({ email: 'a@example.com', 'modes[]': ['remote'] });
  });
});
