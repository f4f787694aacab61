import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compress, encodingFor } from './compression.ts';

const page = '<p>Rätt roll. Rätt strategi. Rätt konsult.</p>'.repeat(100);

const asking = (accept: string, more: Record<string, string> = {}) =>
  new Request('http://localhost/', { headers: { 'accept-encoding': accept, ...more } });
const answer = (body = page, headers: Record<string, string> = {}) =>
  new Response(body, {
    headers: {
      'content-type': 'text/html',
      'content-length': String(new TextEncoder().encode(body).length),
      etag: '"abc"',
      ...headers,
    },
  });

describe('what is sent', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('is compressed as %s and unpacks to the page', async (encoding, unpack) => {
    const response = compress(asking(encoding), answer());
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('content-length')).toBeNull();
    expect(response.headers.get('vary')).toContain('accept-encoding');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(bytes.length).toBeLessThan(page.length / 4);
    expect(unpack(bytes).toString()).toBe(page);
  });

  it.each(['br', 'gzip'])('goes out in %s part by part, when each is written', async (encoding) => {
    const source = new TransformStream<Uint8Array, Uint8Array>();
    const writer = source.writable.getWriter();
    const response = compress(
      asking(encoding),
      new Response(source.readable, { headers: { 'content-type': 'text/html' } }),
    );
    const reader = response.body?.getReader();
    void writer.write(new TextEncoder().encode(page));
    // The source stays open: what comes now has not waited for its end.
    const first = await reader?.read();
    expect(first?.value?.length).toBeGreaterThan(10);
    await writer.close();
    while (!(await reader?.read())?.done);
  });

  it('has a tag of its own for each encoding, without which a 304 would mix them', async () => {
    expect(compress(asking('br'), answer()).headers.get('etag')).toBe('"abc-br"');
    expect(compress(asking('gzip'), answer()).headers.get('etag')).toBe('"abc-gzip"');
    const again = compress(asking('br', { 'if-none-match': '"abc-br"' }), answer());
    expect(await again.text()).toBe('');
  });

  it('keeps cookies apart and the status', () => {
    const response = answer();
    response.headers.append('set-cookie', 'a=1');
    response.headers.append('set-cookie', 'b=2');
    expect(compress(asking('br'), response).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    const missing = new Response(page, { status: 404, headers: { 'content-type': 'text/html' } });
    expect(compress(asking('br'), missing).status).toBe(404);
  });

  it.each([
    ['nobody asked', asking('identity'), answer()],
    ['it is small', asking('br'), answer('<p>')],
    ['it is packed already', asking('br'), answer(page, { 'content-encoding': 'gzip' })],
    ['it is no text', asking('br'), answer(page, { 'content-type': 'application/pdf' })],
  ])('stays as it is when %s', async (_, request, response) => {
    const encoding = response.headers.get('content-encoding');
    const sent = compress(request, response);
    expect(sent.headers.get('content-encoding')).toBe(encoding);
    expect((await sent.text()).startsWith('<p>')).toBe(true);
  });

  it('breaks off when its source does', async () => {
    const source = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(page)),
      pull: () => Promise.reject(new Error('database gone')),
    });
    const broken = new Response(source, { headers: { 'content-type': 'text/csv' } });
    await expect(compress(asking('br'), broken).text()).rejects.toThrow();
  });
});

describe('the encoding', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br;q=0.0', null],
    ['BR', 'br'],
    ['', null],
    ['*', null],
  ])('for %j is %j', (accepted, encoding) => {
    expect(encodingFor(accepted)).toBe(encoding);
  });
});
