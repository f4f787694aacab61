/**
 * What runs by the clock. The lines are in UTC. The booking clock runs at five past every hour,
 * and so also at 00.05 in Sweden in summer and winter; it does nothing when nothing has passed. The
 * matching clock runs as often for the same reason: a day's weights are computed once. Reminders
 * go out before the working day begins.
 * `fill` makes good for runs missed while no worker ran.
 */
export const SCHEDULE = [
  '5 * * * * booking_clock ?fill=2h&max=3',
  '15 * * * * matching_clock ?fill=2h&max=3',
  '20 * * * * catch_up_stripe ?fill=2h&max=3',
  '10 * * * * shortlist_clock ?fill=2h&max=3',
  '45 1 * * * stripe_movements ?fill=1d&max=3',
  '25 * * * * self_bill_clock ?fill=2h&max=3',
  '5 2 * * * ledger_check ?fill=1d&max=3',
  '40 5 * * * send_reminders ?fill=1d&max=3',
  '35 2 * * * purge ?fill=1d&max=3',
  '*/5 * * * * tidy_queue ?max=1',
].join('\n');
