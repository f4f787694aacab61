import type { VerificationCounts } from '$lib/domain/matching/explanation.ts';
import { formatList } from '$lib/format/list.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

/** How the levels are supported, for a cell: `1 verifierad, 1 med referens, 7 egna uppgifter`. */
export function proofText({ verified, referenced, declared }: VerificationCounts): string {
  return [
    m.matching_proof_verified({ count: verified }),
    m.matching_proof_referenced({ count: referenced }),
    m.matching_proof_declared({ count: declared }),
  ].join(', ');
}

/** How the levels are supported, as a sentence. */
export function proofSentence({ verified, referenced, declared }: VerificationCounts): string {
  const parts = [
    m.matching_proof_by_agency({ count: verified }),
    m.matching_proof_by_reference({ count: referenced }),
    m.matching_proof_declared({ count: declared }),
  ];
  return m.matching_verification({ parts: formatList(parts, getLocale()) });
}
