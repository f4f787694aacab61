import { createServer } from 'node:http';
import Stripe from 'stripe';
import { onTestFinished } from 'vitest';
import type { SimulatorOptions } from './config.ts';
import { readBody } from './http.ts';
import { API_VERSION } from './resources/event.ts';
import { startStripeSimulator, type RunningSimulator } from './server.ts';

export const KEY = 'sk_test_for_tests';
export const SECRET = 'whsec_for_tests';

/** A delivery as it reached the endpoint; `event` is null when the signature did not hold. */
export interface Delivery {
  body: string;
  signature: string;
  event: Stripe.Event | null;
}

/** An endpoint that checks signatures as the product does. */
export interface Receiver {
  url: string;
  deliveries: Delivery[];
  /** Statuses for the next deliveries; 200 (or 400 for a bad signature) when empty. */
  answers: number[];
  /** Resolves with all deliveries once there are `count`. */
  arrived(count: number): Promise<Delivery[]>;
}

/** The real client, set up as the product sets it up. */
export function clientOf(url: string, config: { key?: string; maxNetworkRetries?: number } = {}) {
  const { hostname, port } = new URL(url);
  return new Stripe(config.key ?? KEY, {
    host: hostname,
    port: Number(port),
    protocol: 'http',
    apiVersion: API_VERSION,
    telemetry: false,
    maxNetworkRetries: config.maxNetworkRetries ?? 0,
  });
}

/** Starts a simulator that stops when the test is over. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<RunningSimulator> {
  const simulator = await startStripeSimulator({
    secretKey: KEY,
    webhookSecret: SECRET,
    retryDelaysMs: [5, 5, 5],
    ...options,
  });
  onTestFinished(() => simulator.close());
  return simulator;
}

function read(body: string, signature: string): Delivery {
  try {
    return {
      body,
      signature,
      event: new Stripe(KEY).webhooks.constructEvent(body, signature, SECRET),
    };
  } catch {
    return { body, signature, event: null };
  }
}

export async function startReceiver(): Promise<Receiver> {
  const waiting: { count: number; resolve: (all: Delivery[]) => void }[] = [];
  const deliveries: Delivery[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const delivery = read(body, String(request.headers['stripe-signature']));
      deliveries.push(delivery);
      response.writeHead(answers.shift() ?? (delivery.event ? 200 : 400)).end();
      for (const { count, resolve } of waiting) if (deliveries.length >= count) resolve(deliveries);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/webhooks/stripe`,
    deliveries,
    answers,
    arrived: (count) =>
      new Promise((resolve) => {
        if (deliveries.length >= count) resolve(deliveries);
        else waiting.push({ count, resolve });
      }),
  };
}

/** Simulator, client and endpoint together. */
export async function startAll(options: SimulatorOptions = {}) {
  const receiver = await startReceiver();
  const simulator = await startSimulator({ webhookUrl: receiver.url, ...options });
  return { receiver, simulator, control: simulator.control, stripe: clientOf(simulator.url) };
}

/** A session for an invoice of 12 500,00 kr. */
export function invoiceSession(
  change: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    locale: 'sv',
    client_reference_id: 'invoice-1',
    customer_email: 'ekonomi@example.com',
    metadata: { invoice: '1' },
    payment_intent_data: { description: 'Faktura 1', metadata: { invoice: '1' } },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'sek',
          unit_amount: 1_250_000,
          product_data: { name: 'Faktura 1' },
        },
      },
    ],
    success_url: 'http://shop.example/klart?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://shop.example/avbrutet',
    ...change,
  };
}

/** Sends the form of the pay page as a browser without scripts would; gives status and target. */
export async function submit(url: string, fields: Record<string, string>) {
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return { status: response.status, location: response.headers.get('location') };
}

/** The Stripe error that a call ends with. Throws when it does not fail. */
export async function failureOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('The call went through');
}

export function typesOf(deliveries: readonly Delivery[]): (string | undefined)[] {
  return deliveries.map((delivery) => delivery.event?.type);
}
