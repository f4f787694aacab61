import type { FoundKind, SearchedWorkplace } from '$lib/domain/search/found.ts';
import { m } from '$lib/paraglide/messages.js';

const KINDS: Readonly<Record<FoundKind, () => string>> = {
  request: m.accounts_menu_requests,
  brief: m.accounts_menu_briefs,
  assignment: m.accounts_menu_assignments,
  invoice: m.accounts_menu_invoices,
  consultant: m.accounts_menu_consultants,
  company: m.accounts_menu_companies,
};

const HELP: Readonly<Record<SearchedWorkplace, () => string>> = {
  agency: m.common_search_help_agency,
  company: m.common_search_help_company,
  consultant: m.common_search_help_consultant,
};

/** What a group of found things is called. */
export function groupName(kind: FoundKind): string {
  return KINDS[kind]();
}

/** What can be looked for in a workplace. */
export function searchHelp(workplace: SearchedWorkplace): string {
  return HELP[workplace]();
}
