import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromRoot } from '#dev/paths.ts';
import { withClient } from '#dev/postgres/bootstrap.ts';
import type { Stack } from '#dev/stack.ts';
import { waitFor } from '#dev/supervisor/wait.ts';
import { confirmationLink, mailTo } from '../support/mailbox.ts';
import { startTemporaryStack } from '#dev/temporary.ts';

const migrations = {
  migrationsDir: fromRoot('tests', 'support', 'api-fixture'),
  referenceFile: fromRoot('tests', 'support', 'api-fixture', 'none.sql'),
};
const password = 'ett långt lösenord';
const anna = 'anna@example.com';

let stack: Stack;

function client(key = stack.keys.publishableKey): SupabaseClient {
  return createClient(stack.env.SUPABASE_URL, key, {
    auth: { autoRefreshToken: false, persistSession: false },
  });
}

async function signedUp(email: string): Promise<SupabaseClient> {
  const supabase = client();
  const signUp = await supabase.auth.signUp({
    email,
    password,
    options: {
      data: { first_name: 'Anna', tags: ['a', 'b'] },
      emailRedirectTo: `${stack.env.ORIGIN}/sv/start`,
    },
  });
  expect(signUp.error).toBeNull();
  expect(signUp.data.session).toBeNull();
  const link = confirmationLink(await mailTo(stack.env.MAIL_WEB_URL, email, /Bekräfta din e-post/));
  const verified = await supabase.auth.verifyOtp({
    type: 'signup',
    token_hash: link.searchParams.get('token_hash') ?? '',
  });
  expect(verified.error).toBeNull();
  return supabase;
}

beforeAll(async () => {
  stack = await startTemporaryStack({ parts: ['postgres', 'api', 'mail'], migrations });
}, 60_000);
afterAll(() => stack.stop(), 30_000);

describe('sign-in', () => {
  test('a sign-up mail leads to the app and opens a session', async () => {
    const supabase = await signedUp(anna);
    const mail = await mailTo(stack.env.MAIL_WEB_URL, anna, /Bekräfta/);
    const link = confirmationLink(mail);
    expect(link.origin).toBe(stack.env.ORIGIN);
    expect(link.searchParams.get('type')).toBe('signup');
    expect(link.searchParams.get('next')).toBe(`${stack.env.ORIGIN}/sv/start`);
    expect(mail.text).toContain(link.searchParams.get('token_hash'));
    expect(mail.text).not.toContain('/auth/v1/verify');
    const { data } = await supabase.auth.getUser();
    expect(data.user?.user_metadata).toMatchObject({ first_name: 'Anna', tags: ['a', 'b'] });
  });

  test('metadata reaches the sign-up trigger as an object', async () => {
    const rows = await withClient(stack.env.DATABASE_URL, (db) =>
      db.query('select first_name from public.profiles'),
    );
    expect(rows.rows).toContainEqual({ first_name: 'Anna' });
  });

  test('the confirming mail is sent again with a new link, and only to who still has to confirm', async () => {
    const email = 'otalig@example.com';
    const supabase = client();
    await supabase.auth.signUp({ email, password });
    const linkNow = async () =>
      confirmationLink(await mailTo(stack.env.MAIL_WEB_URL, email, /Bekräfta/));
    const first = (await linkNow()).searchParams.get('token_hash') ?? '';
    const emailRedirectTo = `${stack.env.ORIGIN}/inbjudan/abc`;
    const resend = () =>
      supabase.auth.resend({ type: 'signup', email, options: { emailRedirectTo } });
    expect((await resend()).error).toBeNull();
    await waitFor('the second mail', async () => (await linkNow()).href.includes('inbjudan'));
    const again = await linkNow();
    expect(again.searchParams.get('next')).toBe(emailRedirectTo);
    const verify = (token_hash: string) => client().auth.verifyOtp({ type: 'signup', token_hash });
    expect((await verify(first)).error, 'the first link').not.toBeNull();
    const second = again.searchParams.get('token_hash') ?? '';
    expect((await verify(second)).error).toBeNull();
    expect((await resend()).error).toBeNull();
    expect((await linkNow()).searchParams.get('token_hash')).toBe(second);
  });

  test('a password shorter than ten characters is refused', async () => {
    const { error } = await client().auth.signUp({
      email: 'kort@example.com',
      password: 'niotecken',
    });
    expect(error?.code).toBe('weak_password');
  });

  test('a recovery mail lets the user choose a new password', async () => {
    const email = 'glömsk@example.com'.replace('ö', 'o');
    await signedUp(email);
    const supabase = client();
    expect((await supabase.auth.resetPasswordForEmail(email)).error).toBeNull();
    const link = confirmationLink(await mailTo(stack.env.MAIL_WEB_URL, email, /nytt lösenord/));
    const token_hash = link.searchParams.get('token_hash') ?? '';
    expect((await supabase.auth.verifyOtp({ type: 'recovery', token_hash })).error).toBeNull();
    expect(
      (await supabase.auth.updateUser({ password: 'ett helt nytt lösenord' })).error,
    ).toBeNull();
    const again = await client().auth.signInWithPassword({
      email,
      password: 'ett helt nytt lösenord',
    });
    expect(again.data.user?.email).toBe(email);
    const reused = await client().auth.verifyOtp({ type: 'recovery', token_hash });
    expect(reused.error).not.toBeNull();
  });

  test('a changed address is confirmed by mail', async () => {
    const supabase = await signedUp('bo@example.com');
    expect((await supabase.auth.updateUser({ email: 'bo.ny@example.com' })).error).toBeNull();
    const mail = await mailTo(stack.env.MAIL_WEB_URL, 'bo@example.com', /nya e-postadress/);
    expect(mail.html).toContain('bo.ny@example.com');
    const token_hash = confirmationLink(mail).searchParams.get('token_hash') ?? '';
    expect((await supabase.auth.verifyOtp({ type: 'email_change', token_hash })).error).toBeNull();
    const signIn = await client().auth.signInWithPassword({ email: 'bo.ny@example.com', password });
    expect(signIn.error).toBeNull();
  });

  test('a refresh token is exchanged for a new one', async () => {
    const supabase = client();
    const { data } = await supabase.auth.signInWithPassword({ email: anna, password });
    const refreshed = await supabase.auth.refreshSession();
    expect(refreshed.error).toBeNull();
    expect(refreshed.data.session?.refresh_token).not.toBe(data.session?.refresh_token);
  });
});

describe('data', () => {
  test('jsonb arguments arrive as what they are', async () => {
    const kinds = [{ a: 1 }, [1, 2], 'text', 7, true];
    const answers = await Promise.all(kinds.map((value) => client().rpc('kind_of', { value })));
    expect(answers.map(({ data }) => data as string)).toEqual([
      'object',
      'array',
      'string',
      'number',
      'boolean',
    ]);
  });

  test('a domain error keeps its status, code, message and details', async () => {
    const { error, status } = await client().rpc('refuse');
    expect(status).toBe(409);
    expect(error).toMatchObject({
      code: 'PT409',
      message: 'capacity_taken',
      details: '{"free_percent": 20}',
    });
  });

  test('a user sees and writes only their own rows', async () => {
    const [mine, theirs] = [await signedUp('ett@example.com'), await signedUp('tva@example.com')];
    const owner_id = (await mine.auth.getUser()).data.user?.id;
    const details = { nested: { list: [1, 'två'] } };
    const insert = await mine.from('notes').insert({ owner_id, body: 'hej', details }).select();
    expect(insert.data).toMatchObject([{ body: 'hej', details }]);
    expect((await theirs.from('notes').select()).data).toEqual([]);
    const forged = await theirs.from('notes').insert({ owner_id, body: 'falsk' });
    expect(forged.error?.code).toBe('42501');
  });

  test('rights that a migration took away stay away', async () => {
    expect((await client().from('notes').select()).error?.code).toBe('42501');
    const secret = client(stack.keys.secretKey);
    expect((await secret.from('notes').select()).error?.code).toBe('42501');
    const grants = await withClient(stack.env.DATABASE_URL, (db) =>
      db.query(`select has_table_privilege('anon', 'public.notes', 'select') as notes,
        has_schema_privilege('authenticated', 'private', 'usage') as private`),
    );
    expect(grants.rows).toEqual([{ notes: false, private: false }]);
  });

  test('the functions of the auth schema know who asks', async () => {
    const supabase = client();
    await supabase.auth.signInWithPassword({ email: anna, password });
    const id = (await supabase.auth.getUser()).data.user?.id;
    const asUser = { uid: id, role: 'authenticated', email: anna, user: 'authenticated' };
    expect((await supabase.rpc('who')).data).toEqual(asUser);
    expect((await client().rpc('who')).data).toMatchObject({
      uid: null,
      role: 'anon',
      user: 'anon',
    });
    const service = await client(stack.keys.secretKey).rpc('who');
    expect(service.data).toMatchObject({ uid: null, role: 'service_role', user: 'service_role' });
  });

  test('a request without a key is refused', async () => {
    const response = await fetch(`${stack.env.SUPABASE_URL}/rest/v1/notes`);
    expect(response.status).toBe(401);
  });
});

test('a new function is served after the schema is read again', async () => {
  await withClient(stack.env.DATABASE_URL, async (db) => {
    await db.query(
      `create function public.added() returns int language sql immutable as 'select 7'`,
    );
    await db.query(`notify pgrst, 'reload schema'`);
  });
  await waitFor('the new function', async () => (await client().rpc('added')).data === 7, {
    timeoutMs: 10_000,
  });
});

test('the API works again after the database was killed under load', async () => {
  let isOver = false;
  const load = Array.from({ length: 6 }, async () => {
    while (!isOver) await client().rpc('kind_of', { value: {} });
  });
  const before = stack.pid('postgres');
  if (before === undefined) throw new Error('Postgres does not run');
  process.kill(before, 'SIGKILL');
  await waitFor('a new Postgres', () => stack.pid('postgres') !== before);
  const isBack = async () => (await client().rpc('kind_of', { value: 1 })).data === 'number';
  await waitFor('the API to answer', isBack);
  isOver = true;
  await Promise.all(load);
  const signIn = await client().auth.signInWithPassword({ email: anna, password });
  expect(signIn.error).toBeNull();
}, 60_000);
