import { createHash } from 'node:crypto';
import type { BriefForm } from '$lib/schemas/brief.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/**
 * Writes a new brief as a draft; the same form posted twice gives the same brief.
 * @returns its id
 * @throws {DomainError} brief_invalid, brief_without_competencies
 */
export async function createBrief(db: Db, companyId: string, form: BriefForm): Promise<string> {
  const p = briefFields(form);
  const key = form.form_key && uuidOf(form.form_key + JSON.stringify(p));
  return unwrap(await db.rpc('save_brief', { p_company_id: companyId, p, p_form_key: key }));
}

/**
 * Changes a brief that nobody considers yet.
 * @throws {DomainError} stale_page, brief_closed, brief_has_requests, brief_invalid
 */
export async function changeBrief(
  db: Db,
  companyId: string,
  briefId: string,
  form: BriefForm,
): Promise<void> {
  const result = await db.rpc('save_brief', {
    p_company_id: companyId,
    p: briefFields(form),
    p_brief_id: briefId,
    p_version: form.version ?? -1,
  });
  unwrap(result);
}

/**
 * Opens a draft for matching and requests; one that is open already stays as it is.
 * @throws {DomainError} period_past, strategy_first, brief_without_goal, transition_refused
 */
export async function openBrief(db: Db, briefId: string): Promise<void> {
  try {
    unwrapMaybe(await db.rpc('brief_transition', { p_brief_id: briefId, p_to: 'open' }));
  } catch (cause) {
    if (cause instanceof DomainError && cause.values['from'] === 'open') return;
    throw cause;
  }
}

/**
 * A new draft that asks for what another brief does, whatever its state. @returns its id
 * @throws {DomainError} 404
 */
export async function duplicateBrief(
  db: Db,
  briefId: string,
  title: string,
  formKey: string,
): Promise<string> {
  const result = await db.rpc('duplicate_brief', {
    p_brief_id: briefId,
    p_title: title.slice(0, 120),
    p_form_key: formKey,
  });
  return unwrap(result);
}

/** Notes that the company keeps as one role what could be several. */
export async function keepTogether(db: Db, briefId: string, marks: string[]): Promise<void> {
  unwrapMaybe(await db.rpc('keep_brief_together', { p_brief_id: briefId, p_findings: marks }));
}

/** Takes a brief back and closes what consultants are considering. @throws {DomainError} transition_refused */
export async function withdrawBrief(db: Db, briefId: string, reason: string): Promise<void> {
  const result = await db.rpc('brief_transition', {
    p_brief_id: briefId,
    p_to: 'withdrawn',
    p_reason: reason,
  });
  unwrapMaybe(result);
}

/**
 * Asks consultants about a role of an open brief; those asked before are left as they are.
 * @returns how many new requests were sent
 * @throws {DomainError} brief_closed, role_filled, consultant_no_longer_matches, too_many_requests_open
 */
export async function sendRequests(
  db: Db,
  briefRoleId: string,
  consultantIds: readonly string[],
  message: string,
): Promise<number> {
  const result = await db.rpc('send_requests', {
    p_brief_role_id: briefRoleId,
    p_consultant_ids: [...consultantIds],
    p_message: message,
  });
  return Number(unwrap(result));
}

/** Takes an unanswered request back. @throws {DomainError} transition_refused */
export async function withdrawRequest(db: Db, requestId: string): Promise<void> {
  unwrapMaybe(await db.rpc('withdraw_request', { p_request_id: requestId }));
}

/**
 * Says yes to an offer: all or nothing, and once. @returns the assignment's id
 * @throws {DomainError} capacity_taken, brief_closed, offer_expired
 */
export async function acceptOffer(db: Db, offerId: string): Promise<string> {
  return unwrap(await db.rpc('accept_offer', { p_offer_id: offerId }));
}

/** A form that was changed and posted anew (the browser's back button) is another form. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/u, '$1-$2-$3-$4-$5');
}

function briefFields(form: BriefForm) {
  const { form_key: draftId, version: _version, intent: _intent, roles, ...fields } = form;
  return {
    ...fields,
    roles: roles.map(({ budget, ...role }) => ({ ...role, budget_rate_ore: budget })),
    ...(draftId ? { draft_id: draftId } : {}),
  };
}
