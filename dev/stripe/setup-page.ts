import { seeOther, type Reply } from './http.ts';
import { textFor } from './pay-page-text.ts';
import { closedPage, pageHeaders, setupPage } from './pay-page-view.ts';
import type { AccountLinkRecord } from './records.ts';
import { completeOnboarding } from './resources/account.ts';
import type { Simulator } from './simulator.ts';

export interface SetupRequest {
  method: string;
  linkId: string;
  /** The form, when posted. */
  body: string;
  acceptLanguage: string;
}

function origins(link: AccountLinkRecord): string[] {
  const urls = [link.returnUrl, link.refreshUrl];
  return [...new Set(urls.flatMap((url) => URL.parse(url)?.origin ?? []))];
}

function finish(sim: Simulator, link: AccountLinkRecord, body: string): Reply {
  sim.store.accountLinks.put({ ...link, isUsed: true });
  const account = sim.store.accounts.find(link.account);
  const isDone = new URLSearchParams(body).get('action') === 'complete';
  if (account && isDone) completeOnboarding(sim, account);
  return seeOther(link.returnUrl);
}

/**
 * The page behind an account link, where the owner of a connected account tells who it is. A link
 * that is used or too old leads to `refresh_url`, whose page is to make a new one.
 */
export function answerSetup(sim: Simulator, request: SetupRequest): Reply {
  const text = textFor(null, request.acceptLanguage);
  const link = sim.store.accountLinks.find(request.linkId);
  if (!link) {
    const body = closedPage(text, text.missingSetupTitle, text.missingSetupText);
    return { status: 404, headers: pageHeaders([]), body };
  }
  if (link.isUsed || link.expiresAt <= sim.clock.seconds()) return seeOther(link.refreshUrl);
  if (request.method === 'POST') return finish(sim, link, request.body);
  return { status: 200, headers: pageHeaders(origins(link)), body: setupPage(text) };
}
