import type { AuditEvent } from '../events/event.ts';

type Target = Pick<AuditEvent, 'entity' | 'entityId' | 'details' | 'companyId' | 'consultantId'>;

/**
 * The agency's page about what an event happened to, as a canonical path; null when there is none.
 * Timesheets are shown on their assignment; requests, offers and strategies with their company.
 */
export function eventTarget(event: Target): string | null {
  switch (event.entity) {
    case 'assignment':
      return `/agency/assignments/${event.entityId}`;
    case 'brief':
      return `/agency/briefs/${event.entityId}`;
    case 'company':
      return `/agency/companies/${event.entityId}`;
    case 'consultant':
      return `/agency/consultants/${event.entityId}`;
    case 'invoice':
      return `/agency/invoices/${event.entityId}`;
    case 'proposal':
      return `/agency/proposals/${event.entityId}`;
    case 'review':
      return `/agency/reviews/${event.entityId}`;
    case 'self_bill':
      return `/agency/self-bills/${event.entityId}`;
    case 'payout_run':
      return `/agency/payouts/${event.entityId}`;
    case 'payout':
      return runOf(event.details);
    case 'refund':
      return creditOf(event);
    case 'payout_settings':
      return '/agency/settings/payouts';
    case 'timesheet':
      return assignmentOf(event.details);
    case 'agency_staff':
      return '/agency/staff';
    case 'invitation':
      return event.companyId === null ? '/agency/staff' : `/agency/companies/${event.companyId}`;
    default:
      return event.companyId === null ? null : `/agency/companies/${event.companyId}`;
  }
}

function creditOf({ details, companyId }: Target): string | null {
  const id = details['payment_id'];
  if (typeof id === 'string') return `/agency/credits/${id}`;
  return companyId === null ? null : `/agency/companies/${companyId}`;
}

function runOf(details: Target['details']): string | null {
  const id = details['run_id'];
  return typeof id === 'string' ? `/agency/payouts/${id}` : null;
}

function assignmentOf(details: Target['details']): string | null {
  const id = details['assignment_id'];
  return typeof id === 'string' ? `/agency/assignments/${id}` : null;
}
