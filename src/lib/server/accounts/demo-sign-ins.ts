import { z } from 'zod';
import { env } from '$lib/server/env.ts';

const listSchema = z.array(z.object({ role: z.string(), email: z.string(), password: z.string() }));

/** A sign-in that the demo offers. */
export type DemoSignIn = z.output<typeof listSchema>[number];

/** The demo's sign-ins; none outside a demo, whatever the environment lists. */
export function demoSignIns(): DemoSignIn[] {
  const { ROLLKOLL_DEMO, ROLLKOLL_DEMO_SIGN_INS } = env();
  return ROLLKOLL_DEMO ? parseSignIns(ROLLKOLL_DEMO_SIGN_INS) : [];
}

/** Reads the list (JSON); one that cannot be read is none, since nothing depends on it. */
export function parseSignIns(text: string | undefined): DemoSignIn[] {
  try {
    return listSchema.parse(JSON.parse(text ?? '[]'));
  } catch {
    return [];
  }
}
