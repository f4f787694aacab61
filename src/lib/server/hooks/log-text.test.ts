import { describe, expect, it } from 'vitest';
import { logText } from './log-text.ts';

describe('what the log keeps of a fault', () => {
  it('is its text and where it happened', () => {
    const fault = new Error('PGRST202: function missing');
    expect(logText(fault)).toContain('PGRST202: function missing');
    expect(logText(fault)).toContain('log-text.test.ts');
    expect(logText('plain')).toBe('plain');
  });

  it.each([
    ['Key (email)=(anna.å@exempel.se) already exists', 'Key (email)=([e-mail]) already exists'],
    ['invalid: "Bo.Ek+x@sub.example.com"', 'invalid: "[e-mail]"'],
    ['number 556677-8899 and 19811218-9876', 'number [number] and [number]'],
    ['number 5566778899', 'number [number]'],
  ])('is without whom it concerned: %s', (said, kept) => {
    expect(logText(said)).toBe(kept);
  });

  it('keeps ids and line numbers, which help to find the fault', () => {
    const text = 'id 6f1c2f5e-9d8b-4a53-8d2a-1b2c3d4e5f60 at file.ts:123:45, invoice 10023';
    expect(logText(text)).toBe(text);
  });
});
