import { signUpMetadataSchema, type SignUpMetadata } from '$lib/schemas/sign-up-metadata.ts';
import { findAccess, type Access } from '$lib/server/auth/access.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import { registerCompany, registerConsultant, savePerson } from './commands.ts';

/** How far a sign-up came: the person's access now, and why it is not more, as a refusal's code. */
export type FinishedSignUp = { access: Access | null; problem: string | null };

/**
 * Makes what the sign-up form asked for, once the address is confirmed: the person, and their
 * company or profile. May run any number of times; what is there already is left as it is.
 * @param db acts for the confirmed person
 * @param metadata what the form left with the auth server; checked here like any input
 */
export async function finishSignUp(db: Db, metadata: unknown): Promise<FinishedSignUp> {
  const before = await findAccess(db);
  const parsed = signUpMetadataSchema.safeParse(metadata);
  if (hasWorkplace(before) || !parsed.success) return { access: before, problem: null };
  const problem = await make(db, parsed.data);
  return { access: await findAccess(db), problem };
}

function hasWorkplace(access: Access | null): boolean {
  return (
    access !== null &&
    (access.isAgency || access.companies.length > 0 || access.consultant !== null)
  );
}

async function make(db: Db, wish: SignUpMetadata): Promise<string | null> {
  try {
    await savePerson(db, wish.name, wish.locale);
    if (wish.kind === 'company') await registerCompany(db, wish.company);
    if (wish.kind === 'consultant') await registerConsultant(db, wish.name);
    return null;
  } catch (cause) {
    if (cause instanceof DomainError) return cause.code;
    throw cause;
  }
}
