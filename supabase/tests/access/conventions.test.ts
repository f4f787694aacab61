import { afterAll, describe, expect, it } from 'vitest';
import { closeDatabase, database } from '#tests/support/database.ts';

/** The schema's own rules (supabase/CONVENTIONS.md), asked of the catalogue. */
async function names(sql: string): Promise<string[]> {
  const { rows } = await database().query<{ name: string }>(sql);
  return rows.map(({ name }) => name);
}

const OWN = `('public'::regnamespace, 'private'::regnamespace)`;
const NO_EXTENSION = `not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;

/** What lists are put together of; they read with the rights of whoever asks. */
const PARTS_OF_LISTS = [
  'actions_of',
  'names_stripe',
  'refund_fits',
  'says_stripe_payout',
  'stripe_payout_fits',
];

/** What the three roles of the API may call. Everything new must be put here on purpose. */
const FOR_VISITORS = [
  'answer_invited_diagnosis',
  'check_database',
  'count_available_by_role',
  'find_diagnosis_invitation',
  'find_invitation',
  'find_my_diagnosis',
  'find_shared_diagnosis',
  'get_matching_rules',
  'list_consultant_cards',
  'list_diagnosis_shares',
  'revoke_diagnosis_share',
  'search_roles',
  'share_diagnosis',
];
const FOR_SERVER = [
  'attach_checkout_session',
  'book_exposure',
  'claim_late_interest',
  'conclude_checkout',
  'conclude_e_invoice',
  'conclude_refund',
  'conclude_transfer',
  'fail_run_item',
  'find_bank_ground',
  'create_self_bill',
  'finish_stripe_event',
  'get_stripe_event',
  'import_bank_file',
  'invite_first_staff',
  'issue_invoice',
  'issue_run_item',
  'list_interest_cases',
  'list_mail_recipients',
  'list_vote_receivers',
  'note_mail',
  'note_stripe_account',
  'record_stripe_event',
  'refuse_refund',
  'run_daily_booking_clock',
  'run_daily_matching_clock',
  'run_nightly_ledger_check',
  'run_self_bill_clock',
  'run_shortlist_clock',
  'send_due_reminder',
  'send_payout_run',
  'send_transfer_run',
  'start_e_invoice',
  'start_invoice_run',
  'start_payment_attempt',
  'store_diagnosis',
  'store_document',
  'take_in_dispute',
  'take_in_payout_answer',
  'take_in_stripe_movements',
  'take_rate_limit',
  'was_mail_sent',
];
const HELPERS_OF_POLICIES = [
  'is_agency',
  'my_assignment_ids',
  'my_colleague_ids',
  'my_company_ids',
  'my_consultant_id',
  'my_owned_company_ids',
  'my_requested_brief_ids',
  'my_requested_brief_role_ids',
  'my_shortlist_ids',
  'my_work_assignment_ids',
];
/** Parts of `search_workplace`, which runs with the caller's own rights. */
const PARTS_OF_SEARCH = ['ids_found', 'search_agency', 'search_company', 'search_consultant'];

describe('the schema keeps its conventions', () => {
  afterAll(closeDatabase);

  it('has row-level security on every table', async () => {
    expect(
      await names(`select oid::regclass::text as name from pg_class
      where relnamespace in ${OWN} and relkind in ('r', 'p') and not relrowsecurity`),
    ).toEqual([]);
  });

  it('shows its views with the reader’s own rights', async () => {
    expect(
      await names(`select oid::regclass::text as name from pg_class
      where relnamespace in ${OWN} and relkind = 'v'
        and not coalesce(reloptions @> array['security_invoker=true'], false)`),
    ).toEqual([]);
  });

  it('has an index for every foreign key', async () => {
    expect(
      await names(`select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c
      where c.contype = 'f' and c.connamespace in ${OWN} and not exists (
        select from pg_index i where i.indrelid = c.conrelid
          and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)`),
    ).toEqual([]);
  });

  it('says of every foreign key what happens on delete', async () => {
    expect(
      await names(`select conrelid::regclass || '.' || conname as name from pg_constraint
      where contype = 'f' and connamespace in ${OWN} and confdeltype = 'a'`),
    ).toEqual([]);
  });

  it('comments every table, view and function', async () => {
    expect(
      await names(`select oid::regclass::text as name from pg_class
      where relnamespace in ${OWN} and relkind in ('r', 'v', 'p') and obj_description(oid) is null`),
    ).toEqual([]);
    expect(
      await names(`select p.oid::regprocedure::text as name from pg_proc p
      where p.pronamespace in ${OWN} and ${NO_EXTENSION} and obj_description(p.oid) is null`),
    ).toEqual([]);
  });

  it('uses instants with a time zone only', async () => {
    expect(
      await names(`select attrelid::regclass || '.' || attname as name from pg_attribute a
      join pg_class c on c.oid = a.attrelid
      where c.relnamespace in ${OWN} and a.atttypid = 'timestamp'::regtype`),
    ).toEqual([]);
  });

  it('pins the search path of every function but the inlined arithmetic', async () => {
    expect(
      await names(`select p.proname as name from pg_proc p
      where p.pronamespace in ${OWN} and ${NO_EXTENSION}
        and not coalesce(p.proconfig @> array['search_path=""'], false) order by 1`),
    ).toEqual([]);
  });

  it('lets visitors call the public catalogue and nothing else', async () => {
    expect(await callable('anon', 'public')).toEqual(FOR_VISITORS);
    expect(await callable('anon', 'private')).toEqual([]);
  });

  it('keeps the server’s functions from signed-in people', async () => {
    const forPeople = await callable('authenticated', 'public');
    expect(forPeople.filter((name) => FOR_SERVER.includes(name))).toEqual([]);
    expect(await callable('authenticated', 'private')).toEqual(
      [...HELPERS_OF_POLICIES, ...PARTS_OF_LISTS, ...PARTS_OF_SEARCH].sort(),
    );
  });

  it('has no function that nobody may call', async () => {
    const all = await names(
      `select proname as name from pg_proc where pronamespace = 'public'::regnamespace order by 1`,
    );
    const reached = new Set([...(await callable('authenticated', 'public')), ...FOR_SERVER]);
    expect(all.filter((name) => !reached.has(name))).toEqual([]);
  });

  it('takes no amount from signed-in people but prices and limits their owner states, and refunds', async () => {
    expect(
      await names(`select proname || '.' || arg as name
      from pg_proc p, unnest(p.proargnames[1:p.pronargs]) arg
      where p.pronamespace = 'public'::regnamespace and arg ~ '_ore$'
        and has_function_privilege('authenticated', p.oid, 'execute') order by 1`),
    ).toEqual([
      'make_offer.p_rate_ore',
      'request_bank_refund.p_amount_ore',
      'request_refund.p_amount_ore',
      'save_expense.p_net_ore',
      'save_expense.p_vat_ore',
      'set_reminder_settings.p_interest_least_ore',
    ]);
  });
});

async function callable(role: string, schema: string): Promise<string[]> {
  return names(`select distinct p.proname as name from pg_proc p
    where p.pronamespace = '${schema}'::regnamespace and p.prorettype <> 'trigger'::regtype
      and has_function_privilege('${role}', p.oid, 'execute') order by 1`);
}
