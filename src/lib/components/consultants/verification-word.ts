import type { Verification } from '$lib/domain/consultants/profile.ts';
import { m } from '$lib/paraglide/messages.js';

const WORDS: Readonly<Record<Verification, () => string>> = {
  declared: m.states_verification_declared,
  referenced: m.states_verification_referenced,
  verified: m.states_verification_verified,
};

/** How well a level is proved: "Egen uppgift". */
export function verificationWord(verification: Verification): string {
  return WORDS[verification]();
}
