import { redirect, type RequestEvent } from '@sveltejs/kit';
import { draftFromFields } from '$lib/domain/briefs/draft-fields.ts';
import { changeRows } from '$lib/domain/briefs/draft-rows.ts';
import { openFindings } from '$lib/domain/briefs/splitter.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { briefRowsSchema, saveDraftSchema } from '$lib/schemas/brief-form-steps.ts';
import { briefSchema, type BriefForm } from '$lib/schemas/brief.ts';
import type { CompanyActor } from '$lib/server/auth/guards.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { changeBrief, createBrief, openBrief } from './commands.ts';
import { saveDraft } from './drafts.ts';
import { effectMeasures } from './goals.ts';
import { rowSources } from './profiles.ts';
import { splitsOf } from './splits.ts';

type Guard = (event: RequestEvent) => CompanyActor;

/** The steps of the brief form that check nothing: rows more or less, and keeping the draft. */
export function draftActions(guard: Guard) {
  return {
    rows: formAction(guard, briefRowsSchema, async ({ event, data }) => {
      const { supabase, locale, posted } = event.locals;
      const sources = await rowSources(supabase, locale, data);
      return changeRows(draftFromFields(posted ?? {}), data.rows, sources);
    }),
    draft: formAction(guard, saveDraftSchema, async ({ event, actor, data }) => {
      const { supabase, posted = {} } = event.locals;
      const companyId = actor.company.id;
      const briefId = event.params['id'];
      const savedAt = await saveDraft(supabase, companyId, data.form_key, posted, briefId);
      return { draft: draftFromFields(posted), savedAt };
    }),
  };
}

/**
 * Saves the brief of the address, or a new one, and opens it when that was asked for. Where the
 * database or the splitter has a question first, the brief's own page asks it.
 */
export function saveAction(guard: Guard) {
  return async (event: RequestEvent) => {
    const effects = await effectMeasures(event.locals.supabase);
    const schema = briefSchema({ today: todayInSweden(), effects });
    const save = formAction(guard, schema, async ({ actor, data }) => {
      const id = await store(event, actor, data);
      const next = data.intent === 'show' ? await openOrAsk(event, id) : '';
      redirect(303, localizedHref(`/company/briefs/${id}${next}`, event.locals.locale));
    });
    return save(event);
  };
}

async function store(event: RequestEvent, actor: CompanyActor, form: BriefForm): Promise<string> {
  const { supabase } = event.locals;
  const id = event.params['id'];
  if (!id) return createBrief(supabase, actor.company.id, form);
  await changeBrief(supabase, actor.company.id, id, form);
  return id;
}

/** Opens a brief unless there is a question to answer first. @returns where to go on its page */
export async function openOrAsk(event: RequestEvent, id: string): Promise<string> {
  const { supabase, locale } = event.locals;
  const { brief, findings } = await splitsOf(supabase, locale, id);
  if (openFindings(findings, brief.keptTogether).length > 0) return '?asks=split#split';
  try {
    await openBrief(supabase, id);
    return '/matches';
  } catch (cause) {
    if (cause instanceof DomainError && cause.code === 'strategy_first') {
      return '?asks=strategy#strategy';
    }
    throw cause;
  }
}
