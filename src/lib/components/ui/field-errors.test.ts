import { describe, expect, it } from 'vitest';
import { errorSentences, fieldControl, summaryLines } from './field-errors.ts';

describe('fieldControl', () => {
  it('points at help and error, in reading order', () => {
    expect(fieldControl('rate', 'Per timme', 'Skriv ett pris')).toEqual({
      id: 'rate',
      'aria-describedby': 'rate-help rate-error',
      'aria-invalid': 'true',
    });
  });

  it('says nothing when there is nothing to say', () => {
    const control = fieldControl('rate', undefined, []);
    expect(control['aria-describedby']).toBeUndefined();
    expect(control['aria-invalid']).toBeUndefined();
  });
});

describe('summaryLines', () => {
  it('keeps field order and gives one line per sentence', () => {
    const errors = {
      name: ['För kort', 'Får inte vara tomt'],
      email: undefined,
      rate: 'Skriv ett pris',
    };
    expect(summaryLines(errors)).toEqual([
      { field: 'name', message: 'För kort' },
      { field: 'name', message: 'Får inte vara tomt' },
      { field: 'rate', message: 'Skriv ett pris' },
    ]);
  });
});

describe('errorSentences', () => {
  it('treats an empty sentence as no error', () => {
    expect(errorSentences('')).toEqual([]);
  });
});
