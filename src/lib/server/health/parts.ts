import { connect } from 'node:net';
import { env } from '$lib/server/env.ts';

/** The API answers at all. */
export async function apiAnswers(signal: AbortSignal): Promise<boolean> {
  const response = await callDatabase(signal);
  await response.arrayBuffer();
  return true;
}

/** The API got an answer from the database. */
export async function databaseAnswers(signal: AbortSignal): Promise<boolean> {
  const response = await callDatabase(signal);
  return response.ok && (await response.json()) === true;
}

/** Stripe can be reached; nothing is asked of it. */
export function stripeAnswers(signal: AbortSignal): Promise<boolean> {
  const { hostname, port, protocol } = new URL(env().STRIPE_API_BASE);
  return accepts(hostname, Number(port) || (protocol === 'http:' ? 80 : 443), signal);
}

/** The mail server can be reached; nothing is sent. */
export function mailAnswers(signal: AbortSignal): Promise<boolean> {
  const { hostname, port, protocol } = new URL(env().SMTP_URL);
  return accepts(hostname, Number(port) || (protocol === 'smtps:' ? 465 : 587), signal);
}

function callDatabase(signal: AbortSignal): Promise<Response> {
  const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY } = env();
  return fetch(`${SUPABASE_URL}/rest/v1/rpc/check_database`, {
    method: 'POST',
    headers: { apikey: SUPABASE_PUBLISHABLE_KEY, 'content-type': 'application/json' },
    body: '{}',
    signal,
  });
}

function accepts(host: string, port: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port, signal });
    const end = (isOpen: boolean) => {
      socket.destroy();
      done(isOpen);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
