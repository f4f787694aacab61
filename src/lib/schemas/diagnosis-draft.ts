import { z } from 'zod';
import type { Draft } from '../domain/diagnosis/draft.ts';

const id = z.string().regex(/^[a-z]\w{0,19}$/u);

/** A draft as the cookie holds it: short names, because a cookie has 4 096 bytes. */
const cookie = z.object({
  v: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/u),
  s: z.string().regex(/^[\w-]{43}$/u),
  a: z.record(id, z.number().int().min(0).max(4).nullable()),
  c: z.object({
    goal: id.optional(),
    intent: id.optional(),
    size: id.optional(),
    hours: id.optional(),
  }),
});

/** Reads a draft from its cookie; null for none, or one that somebody has edited beyond reading. */
export function parseDraft(text: string | undefined): Draft | null {
  try {
    const { v: version, s: secret, a: answers, c: context } = cookie.parse(JSON.parse(text ?? ''));
    return { version, secret, answers, context };
  } catch {
    return null;
  }
}

/** Writes a draft for its cookie. */
export function draftText({ version, secret, answers, context }: Draft): string {
  return JSON.stringify({ v: version, s: secret, a: answers, c: context });
}

const own = z.array(z.tuple([z.uuid(), z.string().regex(/^[\w-]{43}$/u)])).max(10);

/** An analysis that this device made, with the secret that says so. */
export type OwnDiagnosis = { id: string; secret: string };

/** Reads which analyses this device made, the latest first; none when the cookie cannot be read. */
export function parseOwn(text: string | undefined): OwnDiagnosis[] {
  try {
    return own.parse(JSON.parse(text ?? '[]')).map(([key, secret]) => ({ id: key, secret }));
  } catch {
    return [];
  }
}

/** Writes the list for its cookie. */
export function ownText(list: readonly OwnDiagnosis[]): string {
  return JSON.stringify(list.map(({ id: key, secret }) => [key, secret]));
}
