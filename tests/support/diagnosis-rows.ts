import { randomBytes } from 'node:crypto';
import { callValue } from './database.ts';
import { shipped, workedCases } from './diagnosis.ts';
import type { WorldCompany } from './parties.ts';

const [firstCase] = workedCases;

/** A finished analysis as the server stores it; saved with a company when one is given. */
export async function createDiagnosis({
  company,
  answers = firstCase?.answers ?? {},
  secret = randomBytes(32).toString('base64url'),
}: {
  company?: WorldCompany;
  answers?: Readonly<Record<string, number>>;
  secret?: string;
} = {}): Promise<{ id: string; secret: string }> {
  const id = await callValue<string>('service', 'store_diagnosis', {
    p_version: shipped.schemaVersion,
    p_secret: secret,
    p_context: firstCase?.context,
    p_answers: answers,
  });
  if (company) {
    await callValue(company.owner, 'claim_diagnosis', {
      p_secret: secret,
      p_company_id: company.id,
    });
  }
  return { id, secret };
}
