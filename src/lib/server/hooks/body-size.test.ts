import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { handleBodySize } from './body-size.ts';

async function statusFor(route: string, length?: string): Promise<number> {
  const headers = new Headers(length === undefined ? {} : { 'content-length': length });
  const event = { request: { headers }, route: { id: route } } as unknown as RequestEvent;
  const response = await handleBodySize({ event, resolve: () => new Response('ok') });
  return response.status;
}

describe('the size of what is sent', () => {
  it('is the usual one everywhere but where files of the bank are taken', async () => {
    const large = String(40 * 1024 * 1024);
    expect(await statusFor('/(account)/account/sign-in', large)).toBe(413);
    expect(await statusFor('/webhooks/stripe', large)).toBe(413);
    expect(await statusFor('/(agency)/agency/bank', large)).toBe(200);
    expect(await statusFor('/(account)/account/sign-in', '2000')).toBe(200);
    expect(await statusFor('/(public)')).toBe(200);
  });
});
