import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { handleCaching, PUBLIC_PAGE } from './caching.ts';

type Case = { route?: string | null; user?: boolean; method?: string; answer?: Response };

async function headersOf({ route = '/(public)', user, method = 'GET', answer }: Case) {
  const event = {
    route: { id: route },
    locals: { user: user ? { id: '1', email: 'a@example.com' } : null },
    request: new Request('http://localhost/', { method }),
  } as unknown as RequestEvent;
  const resolve = () => Promise.resolve(answer ?? new Response('<p>'));
  return (await handleCaching({ event, resolve })).headers;
}
const cacheOf = async (one: Case) => (await headersOf(one)).get('cache-control');

describe('who may keep a page', () => {
  it('is everybody for reading pages, for each set of cookies', async () => {
    const headers = await headersOf({ route: '/(public)/roles/[slug]' });
    expect(headers.get('cache-control')).toBe(PUBLIC_PAGE);
    expect(headers.get('vary')).toBe('cookie');
    expect(PUBLIC_PAGE).toMatch(/^public, max-age=\d+, s-maxage=\d+, stale-while-revalidate=\d+$/u);
  });

  it('is nobody once somebody is signed in', async () => {
    expect(await cacheOf({ user: true })).toBe('private, no-store');
    const answer = new Response('', { headers: { 'cache-control': 'public, max-age=60' } });
    expect(await cacheOf({ user: true, route: '/sitemap', answer })).toBe('private, no-store');
  });

  it('is the browser alone for forms, faults, and pages that set a cookie', async () => {
    const cookie = new Response('', { headers: { 'set-cookie': 'a=b' } });
    expect(await cacheOf({ answer: cookie })).toBe('private, no-cache');
    expect(await cacheOf({ route: '/(account)/sign-in' })).toBe('private, no-cache');
    expect(await cacheOf({ route: null })).toBe('private, no-cache');
    expect(await cacheOf({ method: 'POST' })).toBe('private, no-cache');
    for (const status of [302, 404, 500]) {
      expect(await cacheOf({ answer: new Response('', { status }) })).toBe('private, no-cache');
    }
  });

  it('is what a handler has said, such as a document with its own etag', async () => {
    const answer = () => new Response('', { headers: { 'cache-control': 'private, no-cache' } });
    expect(await cacheOf({ user: true, answer: answer() })).toBe('private, no-cache');
    const result = new Response('', { headers: { 'cache-control': 'private, no-store' } });
    const route = '/(public)/needs-analysis/shared/[token]';
    expect(await cacheOf({ route, answer: result })).toBe('private, no-store');
    const sitemap = new Response('', { headers: { 'cache-control': 'public, max-age=3600' } });
    expect(await cacheOf({ route: '/sitemap.xml', answer: sitemap })).toBe('public, max-age=3600');
  });
});
