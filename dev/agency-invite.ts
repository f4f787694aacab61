import { createClient } from '@supabase/supabase-js';

/**
 * Opens a new installation: mails the agency's first person a link that makes them staff.
 * `SUPABASE_URL=… SUPABASE_SECRET_KEY=… node dev/agency-invite.ts name@agency.se`. The mail leaves
 * when the worker runs. Refused once there is staff, who then invite colleagues themselves.
 */
async function main([email = ''] = process.argv.slice(2)): Promise<number> {
  const { SUPABASE_URL, SUPABASE_SECRET_KEY } = process.env;
  if (!SUPABASE_URL || !SUPABASE_SECRET_KEY || !email.includes('@')) {
    console.error('Set SUPABASE_URL and SUPABASE_SECRET_KEY, and give one e-mail address.');
    return 2;
  }
  const supabase = createClient(SUPABASE_URL, SUPABASE_SECRET_KEY, {
    auth: { autoRefreshToken: false, persistSession: false },
  });
  const { error } = await supabase.rpc('invite_first_staff', { p_email: email });
  if (!error) {
    console.log(`${email} is invited. The link in the mail works for seven days.`);
    return 0;
  }
  const exists = error.message === 'staff_exists';
  console.error(
    exists ? 'The agency has staff already; they invite more at /agency/staff.' : error.message,
  );
  return 1;
}

process.exitCode = await main();
