/** Somebody who acts for a company, or for the agency, as the lists show them. */
export type Member = { userId: string; name: string; isOwner: boolean; joinedOn: string };
