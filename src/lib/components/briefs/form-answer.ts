import type { BriefDraft } from '$lib/domain/briefs/brief-draft.ts';
import { draftFromFields } from '$lib/domain/briefs/draft-fields.ts';

type Refused = {
  values: Record<string, string | string[]>;
  errors: Record<string, string[]>;
  problem: string | null;
};

/** What the brief form gets back: the draft changed or kept, or a refusal with what was typed. */
export type BriefFormAnswer =
  { draft: BriefDraft; focus?: string; savedAt?: string } | Refused | null | undefined;

/** What the form is to show, and what is wrong with it. */
export type BriefFormShown = {
  draft: BriefDraft;
  errors: Record<string, string[]>;
  problem: string | null;
  /** The element to go on from. */
  focus: string | null;
  /** ISO instant of the last time that the form was kept as a draft. */
  savedAt: string | null;
};

/** The draft of the answer, or the page's own when nothing has been posted. */
export function shownForm(
  answer: BriefFormAnswer,
  draft: BriefDraft,
  savedAt: string | null = null,
): BriefFormShown {
  const plain = { errors: {}, problem: null, focus: null, savedAt };
  if (!answer) return { ...plain, draft };
  if ('draft' in answer) {
    const { focus = null, savedAt: keptAt = savedAt } = answer;
    return { ...plain, draft: answer.draft, focus, savedAt: keptAt };
  }
  const { values, errors, problem } = answer;
  return { ...plain, draft: draftFromFields(values), errors, problem };
}
