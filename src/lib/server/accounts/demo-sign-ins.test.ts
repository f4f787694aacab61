import { describe, expect, it } from 'vitest';
import { parseSignIns } from './demo-sign-ins.ts';

describe('parseSignIns', () => {
  it('reads the list', () => {
    const list = [{ role: 'company', email: 'a@example.com', password: 'demo' }];
    expect(parseSignIns(JSON.stringify(list))).toEqual(list);
  });

  it.each([undefined, '', 'x', '{}', '[{"role":1}]'])('is none for %j', (text) => {
    expect(parseSignIns(text)).toEqual([]);
  });
});
