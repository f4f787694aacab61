import { expect, it } from 'vitest';
import { groupedIban } from './iban.ts';

it('sets an IBAN in groups of four', () => {
  expect(groupedIban('SE5399900000000050501055')).toBe('SE53 9990 0000 0000 5050 1055');
  expect(groupedIban('NO9386011117947')).toBe('NO93 8601 1117 947');
  expect(groupedIban('')).toBe('');
});
