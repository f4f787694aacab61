import { expect, it } from 'vitest';
import { receiptType } from './expense.ts';

it('knows a receipt by its content', () => {
  expect(receiptType(Buffer.from('%PDF-1.7'))).toBe('application/pdf');
  expect(receiptType(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg');
  expect(receiptType(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe(
    'image/png',
  );
});

it('takes nothing else, whatever it is called', () => {
  for (const text of ['', '%PD', '<html>', 'GIF89a', 'MZ']) {
    expect(receiptType(Buffer.from(text))).toBeNull();
  }
});
