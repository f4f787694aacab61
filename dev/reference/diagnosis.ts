import type { Catalogue, Diagnosis } from './source.ts';
import { literal } from './sql.ts';

/**
 * The needs analysis as one stored version: the rules and texts of diagnosis.json with the order
 * and phases of the catalogue's roles, which results depend on too. Worked cases are for tests.
 */
export function diagnosisVersion({ testCases: _, ...rules }: Diagnosis, { roles }: Catalogue) {
  return { ...rules, roles: roles.map(({ id, phases }) => ({ id, phases })) };
}

/**
 * Adds the version when it is new. Loading the same one again changes nothing; other rules under
 * a number that has been used are refused by the table, so that old results can be made again.
 */
export function diagnosisStatement(diagnosis: Diagnosis, catalogue: Catalogue): string {
  const version = literal(diagnosis.schemaVersion);
  const data = literal({ json: diagnosisVersion(diagnosis, catalogue) });
  return `insert into public.diagnosis_versions as v (version, data) values\n  (${version}, ${data})
on conflict (version) do update set data = excluded.data where v.data is distinct from excluded.data;`;
}
