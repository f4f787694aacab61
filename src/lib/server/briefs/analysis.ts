import { z } from 'zod';
import type { RecommendedWork } from '$lib/domain/briefs/draft-of-analysis.ts';
import { goalPair } from '$lib/domain/briefs/goals.ts';
import type { DiagnosisDocument } from '$lib/domain/diagnosis/document.ts';
import { evaluate } from '$lib/domain/diagnosis/evaluate.ts';
import { knownAnswers, knownContext, wholeContext } from '$lib/domain/diagnosis/input.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { m } from '$lib/paraglide/messages.js';
import { diagnosisDocumentSchema } from '$lib/schemas/diagnosis-document.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

const record = z.record(z.string(), z.unknown()).catch({});

/** What a saved analysis of the company recommends; null when there is none to read or it says nothing yet. */
export async function findRecommendedWork(
  db: Db,
  locale: Locale,
  id: string,
): Promise<RecommendedWork | null> {
  const stored = await findAnalysis(db, id);
  if (!stored) return null;
  const { document, answers, context } = stored;
  const whole = wholeContext(knownContext(document, context));
  if (!whole) return null;
  const { recommendation } = evaluate(document, knownAnswers(document, answers), whole);
  if (!recommendation) return null;
  const goals = await suggestedGoals(db, whole.goal);
  const profile = document.profiles.find((one) => one.id === recommendation.profile);
  const wish = goalText(document, whole.goal, locale);
  return {
    roles: recommendation.roles.slice(0, 6),
    periodMonths: document.hours.periodMonths,
    goal: m.briefs_analysis_goal({ goal: wish, text: profile?.text[locale] ?? '' }),
    ...goals,
  };
}

async function findAnalysis(db: Db, id: string) {
  if (!z.uuid().safeParse(id).success) return null;
  const [analysis, responses] = await Promise.all([
    db.from('diagnoses').select('version, context').eq('id', id).maybeSingle(),
    db.from('diagnosis_responses').select('answers').eq('diagnosis_id', id).eq('is_owner', true),
  ]);
  const row = unwrapMaybe(analysis);
  const answers = unwrap(responses)[0]?.answers;
  if (!row || !answers) return null;
  const version = await db
    .from('diagnosis_versions')
    .select('data')
    .eq('version', row.version)
    .single();
  return {
    document: diagnosisDocumentSchema.parse(unwrap(version).data) as DiagnosisDocument,
    answers: record.parse(answers),
    context: record.parse(row.context),
  };
}

function goalText({ context }: DiagnosisDocument, goal: string, locale: Locale): string {
  const question = context.find(({ id }) => id === 'goal');
  return question?.options.find(({ id }) => id === goal)?.text[locale] ?? '';
}

/** The communication goal that serves the business goal most directly, with its measures. */
async function suggestedGoals(db: Db, businessGoal: string) {
  const uses = await db
    .from('communication_goal_uses')
    .select('communication_goal_id')
    .eq('business_goal_id', businessGoal)
    .order('position')
    .limit(1);
  const goal = unwrap(uses)[0]?.communication_goal_id;
  if (!goal) return { goalPair: '', measures: [] };
  const measures = await db
    .from('communication_goal_measures')
    .select('measure_id')
    .eq('communication_goal_id', goal)
    .order('position');
  return {
    goalPair: goalPair(businessGoal, goal),
    measures: unwrap(measures).map((row) => row.measure_id),
  };
}
