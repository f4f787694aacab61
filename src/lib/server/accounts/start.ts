import { signUpMetadataSchema } from '$lib/schemas/sign-up-metadata.ts';
import type { CompanyIdentity } from '$lib/schemas/company-identity.ts';
import type { Db } from '$lib/server/db/client.ts';

/** What the forms of the start page begin with, as far as it is known. */
export type StartValues = { name: string; company: CompanyIdentity | null };

/** What the person wrote when signing up, when that is still with the auth server. */
export async function findStartValues(db: Db): Promise<StartValues> {
  const { data } = await db.auth.getUser();
  const parsed = signUpMetadataSchema.safeParse(data.user?.user_metadata);
  if (!parsed.success) return { name: '', company: null };
  const { name } = parsed.data;
  return { name, company: parsed.data.kind === 'company' ? parsed.data.company : null };
}
