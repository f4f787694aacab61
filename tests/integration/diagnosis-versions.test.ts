import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { shipped, workedCases } from '#tests/support/diagnosis.ts';
import { signedInCompany, type SignedInCompany } from '#tests/support/matching-pool.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import type { DiagnosisDocument } from '$lib/domain/diagnosis/document.ts';
import { reportOf } from '$lib/domain/diagnosis/report.ts';
import { getDiagnosis } from '$lib/server/diagnosis/queries.ts';
import { draftOf } from '$lib/server/diagnosis/redo.ts';
import { resultView } from '$lib/server/diagnosis/result-view.ts';
import { savedPage } from '$lib/server/diagnosis/saved-page.ts';

const FORMER = '0.9.0';
const { answers, context } = workedCases[0] ?? { answers: {}, context: {} as never };

/** A version before the one that ships: other weights, other words, a threshold of its own. */
const former: DiagnosisDocument = {
  ...shipped,
  schemaVersion: FORMER,
  stages: shipped.stages.map((stage) => ({
    ...stage,
    name: { sv: `Förr: ${stage.name.sv}`, en: `Formerly: ${stage.name.en}` },
  })),
  dimensions: shipped.dimensions.map((one) => {
    const weights: Readonly<Record<string, number>> = { strategy: 0.1, content: 0.2 };
    return { ...one, weight: weights[one.id] ?? one.weight };
  }),
};

let company: SignedInCompany;
let first: string;
let second: string;

async function analyse(version: string, daysAgo: number): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const id = await callValue<string>('service', 'store_diagnosis', {
    p_version: version,
    p_secret: secret,
    p_context: context,
    p_answers: answers,
  });
  const owner = { userId: company.userId };
  await call(owner, 'claim_diagnosis', { p_secret: secret, p_company_id: company.companyId });
  await database().query(
    `update public.diagnoses set created_at = now() - make_interval(days => $2) where id = $1`,
    [id, daysAgo],
  );
  return id;
}

beforeAll(async () => {
  useServerEnv(stack());
  company = await signedInCompany('Två versioner AB');
  // Activated long ago, so that it is never the one in use.
  await database().query(
    `insert into public.diagnosis_versions (version, data, activated_at)
     values ($1, $2, '2020-01-01') on conflict do nothing`,
    [FORMER, JSON.stringify(former)],
  );
  first = await analyse(FORMER, 40);
  second = await analyse(shipped.schemaVersion, 0);
});
afterAll(() => closeDatabase());

const saved = (id: string) => getDiagnosis(company.db, company.companyId, id);

const page = (id: string) =>
  savedPage(
    {
      locals: { supabase: company.db, locale: 'sv' } as App.Locals,
      url: new URL('http://x.example/'),
    },
    { companyId: company.companyId, userId: company.userId },
    id,
  );

describe('an analysis of a former version', () => {
  it('keeps its version, and its result is made again to the last digit', async () => {
    const { stored } = await saved(first);
    const { report } = await resultView(company.db, stored, 'sv');
    expect(report).toEqual(reportOf(former, answers, context, 'sv'));
    expect(report.version).toBe(FORMER);
    const { report: latest } = await resultView(company.db, (await saved(second)).stored, 'sv');
    expect(latest).toEqual(reportOf(shipped, answers, context, 'sv'));
    expect(latest.version).not.toBe(FORMER);
  });

  it('is filled in again in the version that its questions are of', async () => {
    expect(draftOf((await saved(first)).stored)).toMatchObject({ version: FORMER, answers });
  });

  it('is compared with a later one, each by its own version, and the page says so', async () => {
    const { comparison } = await page(second);
    expect(comparison).toMatchObject({ id: first, isOtherVersion: true });
    const [overall, ...dimensions] = comparison?.changes ?? [];
    // The same answers: no dimension has moved, and the whole has only because its weights have.
    expect(dimensions.map(({ change }) => change)).toEqual(shipped.dimensions.map(() => 0));
    expect(overall?.change).not.toBe(0);
    expect(overall?.before.word).toMatch(/^Förr: /u);
    expect(overall?.now.word).not.toMatch(/^Förr: /u);
    expect((await page(first)).comparison).toBeNull();
  });

  it('says nothing of versions when there is one', async () => {
    const third = await analyse(shipped.schemaVersion, -1);
    expect((await page(third)).comparison).toMatchObject({ id: second, isOtherVersion: false });
  });
});
