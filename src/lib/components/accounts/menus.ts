import { link } from '$lib/i18n/link.ts';
import { m } from '$lib/paraglide/messages.js';

type Item = { href: string; label: string };

/** The company's own few words. */
export function companyMenu(): Item[] {
  return [
    { href: link('/company/needs-analyses'), label: m.diagnosis_menu() },
    { href: link('/company/briefs'), label: m.accounts_menu_briefs() },
    { href: link('/company/assignments'), label: m.accounts_menu_assignments() },
    { href: link('/company/invoices'), label: m.accounts_menu_invoices() },
    { href: link('/company/members'), label: m.accounts_menu_members() },
    { href: link('/company/settings'), label: m.accounts_menu_settings() },
  ];
}

/** The consultant's. */
export function consultantMenu(): Item[] {
  return [
    { href: link('/consultant/requests'), label: m.accounts_menu_requests() },
    { href: link('/consultant/assignments'), label: m.accounts_menu_assignments() },
    { href: link('/consultant/timesheets'), label: m.accounts_menu_timesheets() },
    { href: link('/consultant/earnings'), label: m.accounts_menu_earnings() },
    { href: link('/consultant/availability'), label: m.accounts_menu_availability() },
    { href: link('/consultant/profile'), label: m.accounts_menu_profile() },
    { href: link('/consultant/reviews'), label: m.accounts_menu_ranking() },
  ];
}

/** The agency's. */
export function agencyMenu(): Item[] {
  return [
    { href: link('/agency'), label: m.accounts_menu_queue() },
    { href: link('/agency/proposals'), label: m.accounts_menu_proposals() },
    { href: link('/agency/reviews'), label: m.accounts_menu_reviews() },
    { href: link('/agency/assignments'), label: m.accounts_menu_assignments() },
    { href: link('/agency/invoices'), label: m.accounts_menu_invoices() },
    { href: link('/agency/consultants'), label: m.accounts_menu_consultants() },
    { href: link('/agency/companies'), label: m.accounts_menu_companies() },
    { href: link('/agency/matching'), label: m.accounts_menu_matching() },
    { href: link('/agency/promises'), label: m.accounts_menu_promises() },
    { href: link('/agency/audit'), label: m.accounts_menu_audit() },
    { href: link('/agency/staff'), label: m.accounts_menu_staff() },
  ];
}
