import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ApiError, invalidRequest } from './errors.ts';
import { header } from './http.ts';
import { API_VERSION } from './resources/event.ts';

function unauthorized(message: string): ApiError {
  return new ApiError(401, { type: 'invalid_request_error', message });
}

/** The key of `Authorization: Bearer <key>` or of Basic with the key as user name. */
function presentedKey(authorization: string): string {
  const [scheme = '', value = ''] = authorization.split(' ');
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return '';
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0] ?? '';
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Throws 401 for a missing or wrong key, 400 for what the simulator cannot stand in for. */
export function checkAccess(request: IncomingMessage, secretKey: string): void {
  const key = presentedKey(header(request, 'authorization'));
  if (key === '') {
    throw unauthorized('You did not provide an API key. Use the header Authorization: Bearer KEY.');
  }
  if (!isSame(key, secretKey)) {
    throw unauthorized(`Invalid API Key provided: ${key.slice(0, 8)}***${key.slice(-4)}`);
  }
  const version = header(request, 'stripe-version');
  if (version !== '' && version !== API_VERSION) {
    throw invalidRequest(
      `Invalid Stripe API version: ${version}. This simulator has ${API_VERSION}.`,
    );
  }
  if (header(request, 'stripe-account') !== '') {
    throw invalidRequest(
      'This simulator cannot act as a connected account (header Stripe-Account).',
    );
  }
}
