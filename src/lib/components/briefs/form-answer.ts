import { draftFromFields, type BriefDraft } from '$lib/domain/briefs/brief-draft.ts';

type Refused = {
  values: Record<string, string | string[]>;
  errors: Record<string, string[]>;
  problem: string | null;
};

/** What the brief form gets back: the draft with other rows, or a refusal with what was typed. */
export type BriefFormAnswer = { draft: BriefDraft } | Refused | null | undefined;

/** What the form is to show, and what is wrong with it. */
export type BriefFormShown = {
  draft: BriefDraft;
  errors: Record<string, string[]>;
  problem: string | null;
};

/** The draft of the answer, or the page's own when nothing has been posted. */
export function shownForm(answer: BriefFormAnswer, draft: BriefDraft): BriefFormShown {
  if (!answer) return { draft, errors: {}, problem: null };
  if ('draft' in answer) return { draft: answer.draft, errors: {}, problem: null };
  const { values, errors, problem } = answer;
  return { draft: draftFromFields(values), errors, problem };
}
