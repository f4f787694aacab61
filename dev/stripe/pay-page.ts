import { randomUUID } from 'node:crypto';
import { paySession } from './checkout-flow.ts';
import { seeOther, type Reply } from './http.ts';
import { newId } from './ids.ts';
import { closedPage, openPage, pageHeaders } from './pay-page-view.ts';
import { textFor, type PayPageText } from './pay-page-text.ts';
import type { SessionRecord } from './records.ts';
import { keepPaymentMethod } from './resources/payment-method-view.ts';
import type { Origin, Simulator } from './simulator.ts';
import { findTestCard, LATER, LATER_REFUSED, type TestMethod } from './test-methods.ts';

export interface PageRequest {
  method: string;
  sessionId: string;
  /** The form, when posted. */
  body: string;
  acceptLanguage: string;
}

/** `success_url` with the placeholder filled in. */
function successUrl(record: SessionRecord): string {
  const url = record.session.success_url ?? '/';
  return url.replaceAll('{CHECKOUT_SESSION_ID}', record.id);
}

function html(status: number, body: string, record?: SessionRecord): Reply {
  const { success_url: success = null, cancel_url: cancel = null } = record?.session ?? {};
  const targets = [success, cancel].flatMap((url) => URL.parse(url ?? '')?.origin ?? []);
  return { status, headers: pageHeaders([...new Set(targets)]), body };
}

function completeView(sim: Simulator, record: SessionRecord, text: PayPageText): string {
  const { session } = record;
  const link = { href: successUrl(record), label: text.go };
  if (session.payment_status === 'paid') {
    return closedPage(text, text.paidTitle, text.paidText, link);
  }
  const intent = sim.store.paymentIntents.find(String(session.payment_intent));
  return intent?.status === 'processing'
    ? closedPage(text, text.waitingTitle, text.waitingText, link)
    : closedPage(text, text.failedTitle, text.failedText, backLink(record, text));
}

function backLink(record: SessionRecord, text: PayPageText) {
  const { cancel_url: href } = record.session;
  return href ? { href, label: text.back } : undefined;
}

function show(sim: Simulator, record: SessionRecord, text: PayPageText): Reply {
  const { status } = record.session;
  if (status === 'open') return html(200, openPage(record, text), record);
  if (status === 'complete') return html(200, completeView(sim, record, text), record);
  const link = backLink(record, text);
  return html(410, closedPage(text, text.expiredTitle, text.expiredText, link), record);
}

function methodFor(action: string, card: string): TestMethod | undefined {
  if (action === 'later') return LATER;
  if (action === 'later-refused') return LATER_REFUSED;
  return findTestCard(action === 'decline' ? '4000 0000 0000 0002' : card);
}

/** Tells on the page why nothing was tried; nothing of what was typed is kept. */
function complain(sim: Simulator, record: SessionRecord, notice: SessionRecord['notice']): void {
  sim.store.sessions.put({ ...record, notice });
}

function attempt(sim: Simulator, record: SessionRecord, form: URLSearchParams): SessionRecord {
  const { session } = record;
  const typed = form.get('email')?.trim() ?? '';
  const email = session.customer_email ?? (typed || session.customer_details?.email || '');
  const method = methodFor(form.get('action') ?? 'pay', form.get('card') ?? '');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) complain(sim, record, 'email_missing');
  else if (!method) complain(sim, record, 'unknown_card');
  else {
    const origin: Origin = { requestId: newId('req_', 14), idempotencyKey: randomUUID() };
    const payer = { email, name: null };
    return paySession(sim, origin, record, keepPaymentMethod(sim, method, payer), payer);
  }
  return record;
}

function act(sim: Simulator, record: SessionRecord, body: string): Reply {
  const page = seeOther(`/c/pay/${record.id}`);
  const form = new URLSearchParams(body);
  const { status, cancel_url: cancelUrl } = record.session;
  if (status === 'expired') return page;
  if (status === 'open' && form.get('action') === 'cancel') {
    return cancelUrl ? seeOther(cancelUrl) : page;
  }
  const after = status === 'open' ? attempt(sim, record, form) : record;
  return after.session.status === 'complete' ? seeOther(successUrl(after)) : page;
}

/** The hosted pay page: GET shows it, POST acts and redirects (303). Works without scripts. */
export function answerPage(sim: Simulator, request: PageRequest): Reply {
  const record = sim.store.sessions.find(request.sessionId);
  const text = textFor(record?.session.locale ?? null, request.acceptLanguage);
  if (!record) return html(404, closedPage(text, text.missingTitle, text.missingText));
  if (request.method === 'POST') return act(sim, record, request.body);
  return show(sim, record, text);
}
