import type { AuthError } from '@supabase/supabase-js';
import { DomainError } from '$lib/server/db/db-error.ts';

const PROBLEMS: Readonly<Record<string, [status: number, code: string]>> = {
  invalid_credentials: [400, 'credentials_wrong'],
  email_not_confirmed: [403, 'email_not_confirmed'],
  otp_expired: [410, 'link_expired'],
  weak_password: [400, 'password_weak'],
  same_password: [400, 'password_same'],
  email_address_invalid: [400, 'email_invalid'],
  over_email_send_rate_limit: [429, 'too_many_tries'],
  over_request_rate_limit: [429, 'too_many_tries'],
  session_not_found: [401, 'signed_out'],
  session_expired: [401, 'signed_out'],
  bad_jwt: [401, 'signed_out'],
};

/** What the auth server refused, as a refusal with a sentence; anything unforeseen is a fault. */
export function authProblem(error: AuthError): Error {
  const [status, code] = PROBLEMS[error.code ?? ''] ?? [];
  if (status !== undefined && code !== undefined) return new DomainError(status, code);
  return new Error(`auth: ${error.code ?? error.status ?? 'unknown'}: ${error.message}`);
}

type AuthResult<T> = { data: T; error: null } | { data: unknown; error: AuthError };

/** Passes an answer of the auth server on. @throws {DomainError | Error} */
export function unwrapAuth<T>(result: AuthResult<T>): T {
  if (result.error) throw authProblem(result.error);
  return result.data;
}
