import { z } from 'zod';

/** A text that has to be written, trimmed, with its shortest and longest length. */
export function lengthBetween(least: number, most: number) {
  return z
    .string('required')
    .trim()
    .superRefine((value, context) => {
      const message = lengthFault(value.length, least, most);
      if (message) context.addIssue({ code: 'custom', message });
    });
}

function lengthFault(length: number, least: number, most: number): string | null {
  if (length === 0) return 'required';
  if (length < least) return `too_short:${least}`;
  return length > most ? `too_long:${most}` : null;
}
