import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { addDays, type IsoDate } from '#lib/domain/time/day.ts';
import type { Moment } from './moments.ts';

/**
 * The one place where the demo changes dates. Everything else in it happens through the commands
 * that people use, and those know only today; this gives each happening its day in the past.
 * It works above row security and triggers, which only the local database's superuser may.
 */
export class History {
  readonly #db: Client;
  #lastEvent = 0;
  #startedAt = '';

  constructor(databaseUrl: string) {
    const url = new URL(databaseUrl);
    url.username = 'supabase_admin';
    this.#db = new Client({ connectionString: url.href });
  }

  async open(): Promise<Client> {
    await this.#db.connect();
    await this.#db.query('set session_replication_role = replica');
    await this.#db.query('set client_min_messages = warning');
    const { rows } = await this.#db.query<{ now: string }>('select now()::text as now');
    this.#startedAt = rows[0]?.now ?? '';
    return this.#db;
  }

  close(): Promise<void> {
    return this.#db.end();
  }

  /** Says when everything that has happened since the last call took place. */
  async tell(at: Moment): Promise<void> {
    const { rows } = await this.#db.query<{ last: string; approved: boolean; ranked: boolean }>(
      `with told as (
         update public.events set occurred_at = least(now(), $1::timestamp at time zone 'Europe/Stockholm')
         where id > $2 returning id, kind)
       select max(id)::text as last, bool_or(kind = 'consultant_approved') as approved,
         exists (select from public.rankings where recorded_at >= $3)
           or exists (select from public.ranking_actions where acted_at >= $3) as ranked
       from told`,
      [at, this.#lastEvent, this.#startedAt],
    );
    if (rows[0]?.approved) await this.#tellApprovals();
    if (rows[0]?.ranked) await this.#tellRankings(at);
    await this.#tellPayouts(at);
    this.#lastEvent = Number(rows[0]?.last ?? this.#lastEvent);
  }

  /** Whoever was let in long ago is no newcomer in the rankings that follow. */
  async #tellApprovals(): Promise<void> {
    await this.#db.query(
      `with approved as (
         update public.consultants c set approved_at = e.occurred_at from public.events e
         where e.id > $1 and e.entity_id = c.id and e.kind = 'consultant_approved'
         returning c.id, c.approved_at)
       update private.match_profiles p
       set approved_on = (a.approved_at at time zone 'Europe/Stockholm')::date
       from approved a where a.id = p.consultant_id`,
      [this.#lastEvent],
    );
  }

  /** What Stripe has sent to the bank since the last call; it is there the day after. */
  async #tellPayouts(at: Moment): Promise<void> {
    await this.#db.query(
      `update public.stripe_movements set created_at = $1::timestamp at time zone 'Europe/Stockholm',
         available_at = $1::timestamp at time zone 'Europe/Stockholm', arrives_on = $1::date + 1
       where category = 'payout' and created_at >= date_trunc('second', $2::timestamptz)`,
      [at, this.#startedAt],
    );
  }

  /** Rankings that were opened belong to the day they are told on, and so does their exposure. */
  async #tellRankings(at: Moment): Promise<void> {
    const moment = `least(now(), $1::timestamp at time zone 'Europe/Stockholm')`;
    const values = [at, this.#startedAt];
    await this.#db.query(
      `update public.rankings set recorded_at = ${moment}, day = $1::timestamp::date
       where recorded_at >= $2`,
      values,
    );
    await this.#db.query(
      `update public.ranking_actions set acted_at = ${moment} where acted_at >= $2`,
      values,
    );
    const { rows } = await this.#db.query<{ id: string }>(
      `update private.exposure_lists set opened_at = ${moment}, day = $1::timestamp::date
       where opened_at >= $2 and booked_at is null returning id`,
      values,
    );
    for (const { id } of rows) await this.#db.query('select public.book_exposure($1)', [id]);
  }

  /**
   * Puts a finished piece of work where it belongs. No offer may end in the past, so the work was
   * done with its last day today, `days` (whole weeks) later than told.
   */
  async moveBack(assignmentId: string, days: number, lastDay: IsoDate): Promise<void> {
    // By way of a far-away year: two weeks of one assignment may never be the same.
    const detour = 7 * 520;
    const steps = [-days - detour, detour];
    for (const step of steps) {
      await this.#db.query(
        `update public.timesheets set week_start = week_start + $2::int where assignment_id = $1`,
        [assignmentId, step],
      );
    }
    await this.#db.query(
      `update public.time_entries e set work_date = e.work_date - $2::int
       from public.timesheets t where t.id = e.timesheet_id and t.assignment_id = $1`,
      [assignmentId, days],
    );
    const { rows } = await this.#db.query<{ offer_id: string; brief_id: string }>(
      'select offer_id, brief_id from public.assignments where id = $1',
      [assignmentId],
    );
    await this.#db.query(
      `update public.brief_role_times t set during = daterange(lower(t.during) - $2::int, $3::date)
       from public.brief_roles r where r.id = t.brief_role_id and r.brief_id = $1`,
      [rows[0]?.brief_id, days, addDays(lastDay, 1)],
    );
    const places = [
      ['assignments', 'id', assignmentId],
      ['bookings', 'assignment_id', assignmentId],
      ['offers', 'id', rows[0]?.offer_id],
      ['briefs', 'id', rows[0]?.brief_id],
    ] as const;
    for (const [table, key, id] of places) {
      await this.#db.query(
        `update public.${table} set during = daterange(lower(during) - $2::int, $3::date) where ${key} = $1`,
        [id, days, addDays(lastDay, 1)],
      );
    }
  }

  /** Derives the dates of all rows from their events. */
  async align(): Promise<void> {
    for (const file of ['history-payouts.sql', 'history.sql']) {
      await this.#db.query(readFileSync(new URL(file, import.meta.url), 'utf8'));
    }
  }

  /** Notices about what happened long ago have been sent long ago: none is left waiting. E-invoices go now. */
  async forgetNotices(): Promise<void> {
    await this.#db.query(`delete from private.waiting_jobs where task <> 'send_e_invoice'`);
    await this.#db.query(`do $$ begin
      if to_regclass('graphile_worker.jobs') is not null then
        perform graphile_worker.complete_jobs(array(
          select id from graphile_worker.jobs where task_identifier = 'send_mail'));
      end if; end $$`);
  }
}
