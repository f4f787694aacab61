import {
  monthsBack,
  PROMISES,
  serviceMeasureSchema,
  type PromiseId,
  type ServicePromise,
} from '$lib/domain/shortlists/service-promise.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import { dayOfInstant } from '$lib/format/instant.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { roleNames } from '$lib/server/briefs/roles.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

const MONTHS_SHOWN = 6;

/** A case that took longer than promised, or was never ended. */
export type BrokenCase = {
  promiseId: PromiseId;
  title: string;
  companyName: string | null;
  roleName: string | null;
  consultantNumber: number | null;
  companyId: string | null;
  reviewId: string | null;
  startedOn: IsoDate;
  endedOn: IsoDate | null;
  isGivenUp: boolean;
  workingDays: number;
  targetDays: number;
};

/** Every promise with its last six months, and the cases that broke one. */
export async function readService(
  db: Db,
  locale: Locale,
  today: IsoDate,
): Promise<{ promises: ServicePromise[]; broken: BrokenCase[] }> {
  const period = { p_from: monthsBack(today, MONTHS_SHOWN - 1), p_to: monthsBack(today, -1) };
  const [promises, measures, broken, names] = await Promise.all([
    db.from('service_promises').select('*').order('position'),
    db.rpc('list_service_measures', period),
    db.rpc('list_broken_promises', period),
    roleNames(db, locale),
  ]);
  const months = Map.groupBy(
    serviceMeasureSchema.array().parse(unwrap(measures)),
    ({ promiseId }) => promiseId,
  );
  return {
    promises: unwrap(promises).map((row) => {
      const id = promiseOf(row.id);
      return {
        id,
        targetDays: row.target_days,
        fewestCases: row.fewest_cases,
        months: months.get(id) ?? [],
      };
    }),
    broken: unwrap(broken).map((row: BrokenRow) => toCase(row, names)),
  };
}

/** The target of one promise, in working days. */
export async function readTargetDays(db: Db, id: PromiseId): Promise<number> {
  const query = db.from('service_promises').select('target_days').eq('id', id);
  return unwrap(await query.single()).target_days;
}

type Nullable<Row, Keys extends keyof Row> = Omit<Row, Keys> & { [Key in Keys]: Row[Key] | null };
type BrokenRow = Nullable<
  Database['public']['Functions']['list_broken_promises']['Returns'][number],
  | 'company_id'
  | 'company_name'
  | 'consultant_number'
  | 'ended_at'
  | 'given_up_at'
  | 'review_id'
  | 'role_id'
>;

function toCase(row: BrokenRow, names: ReadonlyMap<string, string>): BrokenCase {
  return {
    promiseId: promiseOf(row.promise_id),
    title: row.title,
    companyName: row.company_name,
    roleName: row.role_id === null ? null : (names.get(row.role_id) ?? row.role_id),
    consultantNumber: row.consultant_number,
    companyId: row.company_id,
    reviewId: row.review_id,
    startedOn: dayOfInstant(row.started_at),
    endedOn: row.ended_at === null ? null : dayOfInstant(row.ended_at),
    isGivenUp: row.given_up_at !== null,
    workingDays: row.working_days,
    targetDays: row.target_days,
  };
}

function promiseOf(id: string): PromiseId {
  const known = PROMISES.find((promise) => promise === id);
  if (!known) throw new Error(`Unknown service promise: ${id}`);
  return known;
}
