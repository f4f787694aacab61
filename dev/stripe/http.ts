import type { IncomingMessage, ServerResponse } from 'node:http';

const MAX_BODY = 1_000_000;

/** An answer that has not been sent. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export function jsonReply(status: number, value: unknown, headers: Reply['headers'] = {}): Reply {
  const body = `${JSON.stringify(value, null, 2)}\n`;
  return { status, headers: { 'content-type': 'application/json', ...headers }, body };
}

/** 303: the browser goes on with GET, and reloading does not send the form again. */
export function seeOther(location: string): Reply {
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' };
}

/** The whole body as text. Throws when it is longer than a megabyte. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += part.length;
    if (size > MAX_BODY) throw new Error('The request body is too long');
    chunks.push(part);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** One header as text; '' when absent. */
export function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '');
}

export function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    ...reply.headers,
    'content-length': Buffer.byteLength(reply.body),
  });
  response.end(reply.body);
}

/** Promises the whole answer, sends half of it and closes the connection. */
export function sendHalf(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    ...reply.headers,
    'content-length': Buffer.byteLength(reply.body),
  });
  response.write(reply.body.slice(0, Math.ceil(reply.body.length / 2)), () => {
    response.socket?.destroy();
  });
}
