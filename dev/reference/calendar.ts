import { holidayList, STORED_HOLIDAY_YEARS } from '#lib/domain/time/holidays.ts';
import { tuples } from './sql.ts';

/**
 * The statement that fills the calendar: the stored years and the day after them, where the last
 * range may end. Holidays come from the domain, so that both sides agree on what a bank day is.
 */
export function calendarStatement(): string {
  const { first, last } = STORED_HOLIDAY_YEARS;
  const end = `${last + 1}-01-01`;
  const rows = holidayList(first, last + 1)
    .filter(({ day }) => day <= end)
    .map(({ day, nameSv, nameEn }) => ({ day, nameSv, nameEn }));
  return `with holidays (day, name_sv, name_en) as (values
${tuples(rows)}
), days as (
  select d::date as day, extract(isodow from d) <= 5 and h.day is null as is_working,
    h.name_sv, h.name_en
  from generate_series(timestamp '${first}-01-01', timestamp '${end}', interval '1 day') d
  left join holidays h on h.day::date = d::date
)
insert into public.calendar_days (day, is_working, working_days_before, name_sv, name_en)
select day, is_working,
  coalesce(sum(is_working::int) over (order by day rows between unbounded preceding and 1 preceding), 0),
  name_sv, name_en
from days
on conflict (day) do update set
  is_working = excluded.is_working,
  working_days_before = excluded.working_days_before,
  name_sv = excluded.name_sv,
  name_en = excluded.name_en;`;
}
