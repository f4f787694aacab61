import { request as httpRequest } from 'node:http';
import { expect, test } from '@playwright/test';
import { origin, signedIn } from './support/people.ts';

type Answer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  size: number;
};

/** Asks as a browser would, without unpacking what comes. */
function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    httpRequest(origin() + path, { headers }, (response) => {
      let size = 0;
      response.on('data', (chunk: Buffer) => (size += chunk.length));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, size }),
      );
    })
      .on('error', reject)
      .end();
  });
}

const PUBLIC = ['/', '/roller', '/roller/community-manager', '/konsulter', '/sa-rangordnar-vi'];
const READING = [...PUBLIC, '/integritet', '/villkor', '/tillganglighet', '/en', '/en/roles'];

test('reading pages may be kept by everybody, and are asked for again by their tag', async () => {
  for (const path of READING) {
    const first = await ask(path, { 'accept-encoding': 'br' });
    expect(first.headers['cache-control'], path).toMatch(
      /^public, max-age=\d+, s-maxage=\d+, stale-while-revalidate=\d+$/u,
    );
    expect(first.headers['vary'], path).toContain('cookie');
    expect(first.headers['set-cookie'], path).toBeUndefined();
    const tag = String(first.headers['etag']);
    const again = await ask(path, { 'accept-encoding': 'br', 'if-none-match': tag });
    expect([again.status, again.size], path).toEqual([304, 0]);
    expect(again.headers['cache-control'], path).toBe(first.headers['cache-control']);
  }
});

test('pages are compressed on the wire', async () => {
  for (const path of [...PUBLIC, '/logga-in', '/sitemap.xml']) {
    const plain = await ask(path);
    for (const encoding of ['br', 'gzip']) {
      const packed = await ask(path, { 'accept-encoding': encoding });
      expect(packed.headers['content-encoding'], path).toBe(encoding);
      expect(packed.headers['vary'], path).toContain('accept-encoding');
      expect(packed.size, path).toBeLessThan(plain.size * 0.6);
    }
  }
});

test('forms, faults and pages of the signed-in are nobody else’s to keep', async ({ browser }) => {
  for (const path of ['/logga-in', '/skapa-konto/foretaget', '/finns-inte', '/foretaget']) {
    expect((await ask(path)).headers['cache-control'], path).toBe('private, no-cache');
  }
  const page = await signedIn(browser, 'company');
  for (const path of ['/', '/roller', '/foretaget', '/foretaget/fakturor']) {
    const response = await page.goto(origin() + path);
    expect(response?.headers()['cache-control'], path).toBe('private, no-store');
  }
});

test('every kind of page has a policy without unsafe-inline', async ({ browser }) => {
  const page = await signedIn(browser, 'agency');
  const paths = ['/', '/roller', '/roller/finns-inte', '/finns-inte', '/konto'];
  for (const path of [...paths, '/byran', '/byran/fakturor', '/byran/sok?q=a', '/foretaget']) {
    const policy = (await page.goto(origin() + path))?.headers()['content-security-policy'] ?? '';
    expect(policy, path).toContain("default-src 'self'");
    expect(policy, path).not.toContain('unsafe-inline');
    expect(policy, path).not.toContain('unsafe-eval');
    expect(policy, path).toContain("frame-ancestors 'none'");
  }
});

test('session cookies are out of reach of scripts and other sites', async ({ browser }) => {
  const page = await signedIn(browser, 'company');
  const cookies = await page.context().cookies();
  const session = cookies.filter(({ name }) => name.startsWith('sb-'));
  expect(session.length).toBeGreaterThan(0);
  for (const cookie of cookies) {
    expect(cookie, cookie.name).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  }
});

test('signing in leads to pages of this site and nowhere else', async ({ browser }) => {
  for (const next of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
  ]) {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${origin()}/logga-in?next=${encodeURIComponent(next)}`);
    const hidden = page.locator('input[name=next]');
    if ((await hidden.count()) > 0) expect(await hidden.inputValue()).not.toContain('evil');
    await page.context().close();
  }
});

test('the map of the site lists every page that is meant to be found, in both languages', async ({
  request,
}) => {
  const map = await (await request.get(`${origin()}/sitemap.xml`)).text();
  const listed = [...map.matchAll(/<loc>([^<]*)<\/loc>/gu)].map(([, url]) => url ?? '');
  for (const path of ['/', '/roller/community-manager', '/skapa-konto/foretaget', '/en/sign-up'])
    expect(listed).toContain(origin() + path);
  expect(new Set(listed).size).toBe(listed.length);
  for (const url of listed) {
    const response = await request.get(url);
    expect([url, response.status()]).toEqual([url, 200]);
    expect(await response.text(), url).not.toContain('noindex');
  }
});
