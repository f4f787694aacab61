import { m } from '$lib/paraglide/messages.js';

type Invitation = {
  kind: 'company_member' | 'agency_staff';
  companyName: string | null;
  state: 'open' | 'accepted' | 'revoked' | 'expired';
};

/** What an invitation's page says: its title, what it is about, and why it is closed. */
export function invitationWords(invitation: Invitation | null) {
  if (!invitation) {
    const title = m.accounts_invitation_title_unknown();
    return { title, lead: m.errors_invitation_unknown(), closed: '' };
  }
  const company = invitation.companyName ?? '';
  const isAgency = invitation.kind === 'agency_staff';
  return {
    title: isAgency
      ? m.accounts_invitation_title_agency()
      : m.accounts_invitation_title_company({ company }),
    lead: isAgency
      ? m.accounts_invitation_lead_agency()
      : m.accounts_invitation_lead_company({ company }),
    closed: closedWords(invitation.state),
  };
}

function closedWords(state: Invitation['state']): string {
  if (state === 'accepted') return m.accounts_invitation_state_accepted();
  if (state === 'revoked') return m.accounts_invitation_state_revoked();
  return m.accounts_invitation_state_expired();
}
