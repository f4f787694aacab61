import { AuthError } from '@supabase/supabase-js';
import { describe, expect, it } from 'vitest';
import { DomainError } from '$lib/server/db/db-error.ts';
import { authProblem, unwrapAuth } from './auth-error.ts';

describe('authProblem', () => {
  it('gives a known refusal its status and sentence', () => {
    const problem = authProblem(
      new AuthError('Invalid login credentials', 400, 'invalid_credentials'),
    );
    expect(problem).toBeInstanceOf(DomainError);
    expect(problem).toMatchObject({ status: 400, code: 'credentials_wrong' });
  });

  it('leaves what nobody foresaw a fault', () => {
    const problem = authProblem(new AuthError('boom', 500, 'unexpected_failure'));
    expect(problem).not.toBeInstanceOf(DomainError);
    expect(problem.message).toContain('unexpected_failure');
  });
});

describe('unwrapAuth', () => {
  it('passes data on and throws errors', () => {
    expect(unwrapAuth({ data: { user: 1 }, error: null })).toEqual({ user: 1 });
    const error = new AuthError('gone', 403, 'otp_expired');
    expect(() => unwrapAuth({ data: null, error })).toThrow('link_expired');
  });
});
