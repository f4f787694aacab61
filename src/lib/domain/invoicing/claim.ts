/** What is claimed because an invoice was paid late (räntelagen 6 §; lag 1981:739, 2–4 a §§). */
export type ClaimKind = 'late_interest' | 'delay_compensation' | 'reminder_fee';

const KINDS: readonly ClaimKind[] = ['late_interest', 'delay_compensation', 'reminder_fee'];

/** Reads a stored kind. @throws RangeError for any other word */
export function claimKind(stored: string): ClaimKind {
  const kind = KINDS.find((each) => each === stored);
  if (kind === undefined) throw new RangeError(`Not a kind of claim: ${stored}`);
  return kind;
}
