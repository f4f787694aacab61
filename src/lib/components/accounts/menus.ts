import { link } from '$lib/i18n/link.ts';
import { m } from '$lib/paraglide/messages.js';

import type { MenuItem } from '../layout/menu-item.ts';

/** The company's own few words. */
export function companyMenu(): MenuItem[] {
  return [
    { href: link('/company/needs-analyses'), label: m.diagnosis_menu() },
    { href: link('/company/briefs'), label: m.accounts_menu_briefs() },
    {
      href: link('/company/assignments'),
      label: m.accounts_menu_assignments(),
      under: [link('/company/timesheets'), link('/company/expenses'), link('/company/strategies')],
    },
    {
      href: link('/company/invoices'),
      label: m.accounts_menu_invoices(),
      under: [link('/company/statement'), link('/company/credit-notes')],
    },
    { href: link('/company/members'), label: m.accounts_menu_members() },
    { href: link('/company/settings'), label: m.accounts_menu_settings() },
  ];
}

/** The consultant's. */
export function consultantMenu(): MenuItem[] {
  return [
    { href: link('/consultant/requests'), label: m.accounts_menu_requests() },
    {
      href: link('/consultant/assignments'),
      label: m.accounts_menu_assignments(),
      under: [link('/consultant/expenses')],
    },
    { href: link('/consultant/timesheets'), label: m.accounts_menu_timesheets() },
    {
      href: link('/consultant/earnings'),
      label: m.accounts_menu_earnings(),
      under: [
        link('/consultant/payouts'),
        link('/consultant/self-billing'),
        link('/consultant/self-bills'),
        link('/consultant/self-bill-credits'),
      ],
    },
    { href: link('/consultant/availability'), label: m.accounts_menu_availability() },
    { href: link('/consultant/profile'), label: m.accounts_menu_profile() },
    { href: link('/consultant/reviews'), label: m.accounts_menu_ranking() },
  ];
}

/** The agency's: what is to be done, then its work in groups of a handful of words each. */
export function agencyMenu(): MenuItem[] {
  return [
    { href: link('/agency'), label: m.accounts_menu_queue() },
    group(m.accounts_menu_group_placement(), [
      {
        href: link('/agency/assignments'),
        label: m.accounts_menu_assignments(),
        under: [link('/agency/briefs'), link('/agency/expenses'), link('/agency/timesheets')],
      },
      { href: link('/agency/proposals'), label: m.accounts_menu_proposals() },
      { href: link('/agency/reviews'), label: m.accounts_menu_reviews() },
      { href: link('/agency/matching'), label: m.accounts_menu_matching() },
      { href: link('/agency/promises'), label: m.accounts_menu_promises() },
    ]),
    group(m.accounts_menu_group_money(), [
      {
        href: link('/agency/invoices'),
        label: m.accounts_menu_invoices(),
        under: [link('/agency/credit-notes'), link('/agency/credits')],
      },
      { href: link('/agency/reminders'), label: m.accounts_menu_reminders() },
      { href: link('/agency/bank'), label: m.banking_menu() },
      {
        href: link('/agency/self-bills'),
        label: m.accounts_menu_self_bills(),
        under: [link('/agency/self-bill-credits')],
      },
      { href: link('/agency/payouts'), label: m.accounts_menu_payouts() },
      { href: link('/agency/ledger'), label: m.bookkeeping_title() },
    ]),
    { href: link('/agency/consultants'), label: m.accounts_menu_consultants() },
    { href: link('/agency/companies'), label: m.accounts_menu_companies() },
    group(m.accounts_menu_group_agency(), [
      { href: link('/agency/settings'), label: m.accounts_menu_agency_settings() },
      { href: link('/agency/staff'), label: m.accounts_menu_staff() },
      { href: link('/agency/audit'), label: m.accounts_menu_audit() },
    ]),
  ];
}

/** A group leads to the first of its pages, and shows the others once one is there. */
function group(label: string, items: readonly [MenuItem, ...MenuItem[]]): MenuItem {
  return { href: items[0].href, label, items };
}
