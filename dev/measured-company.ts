import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { withClient } from './postgres/bootstrap.ts';
import type { StackEnv } from './stack-env.ts';

export type MeasuredCompany = { api: SupabaseClient; companyId: string };

/** A new company whose owner is signed in at the API, as the pages are. Needs the mail part. */
export async function signInCompany(env: StackEnv, name: string): Promise<MeasuredCompany> {
  const api = createClient(env.SUPABASE_URL, env.SUPABASE_PUBLISHABLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const email = `measured-${Date.now()}@example.com`;
  const password = 'measured-password-2026';
  const { error } = await api.auth.signUp({ email, password });
  if (error) throw error;
  await withClient(superuserUrl(env), (client) =>
    client.query('update auth.users set email_confirmed_at = now() where email = $1', [email]),
  );
  await api.auth.signInWithPassword({ email, password });
  await api.rpc('save_person', { p_name: name, p_locale: 'sv' });
  const company = await api.rpc('register_company', {
    p_name: `${name} AB`,
    p_country: 'SE',
    p_organisation_number: String(Date.now()).slice(-10),
  });
  if (company.error) throw new Error(company.error.message);
  return { api, companyId: String(company.data) };
}

/** The database's address for the account that no policy or trigger holds back. */
export function superuserUrl(env: StackEnv): string {
  const url = new URL(env.DATABASE_URL);
  url.username = 'supabase_admin';
  return url.href;
}
