import type { JobHelpers, Task, TaskList } from 'graphile-worker';
import { faultName } from '$lib/server/payments/fault-name.ts';
import { log } from './log.ts';
import { bookExposure } from './tasks/book-exposure.ts';
import { bookingClock } from './tasks/booking-clock.ts';
import { catchUpStripe } from './tasks/catch-up-stripe.ts';
import { issueRunItem } from './tasks/issue-run-item.ts';
import { ledgerCheck } from './tasks/ledger-check.ts';
import { matchingClock } from './tasks/matching-clock.ts';
import { purge } from './tasks/purge.ts';
import { renderDocument } from './tasks/render-document.ts';
import { selfBillClock } from './tasks/self-bill-clock.ts';
import { sendEInvoice } from './tasks/send-e-invoice.ts';
import { sendMail } from './tasks/send-mail.ts';
import { sendRefund } from './tasks/send-refund.ts';
import { sendReminders } from './tasks/send-reminders.ts';
import { sendTransfer } from './tasks/send-transfer.ts';
import { shortlistClock } from './tasks/shortlist-clock.ts';
import { stripeEvent } from './tasks/stripe-event.ts';
import { stripeMovements } from './tasks/stripe-movements.ts';
import { tidyQueue } from './tasks/tidy-queue.ts';

/** A job that failed. Only the kind of its fault goes on, to the queue's table and the log. */
class JobFailed extends Error {
  constructor(fault: string) {
    super(fault);
    this.name = 'JobFailed';
    this.stack = undefined;
  }
}

/** Every task by the name the database gives its jobs. */
export const tasks: TaskList = {
  send_e_invoice: withLog(sendEInvoice),
  send_mail: withLog(sendMail),
  send_refund: withLog(sendRefund),
  send_transfer: withLog(sendTransfer),
  stripe_event: withLog(stripeEvent),
  stripe_movements: withLog(stripeMovements),
  render_document: withLog(renderDocument),
  book_exposure: withLog(bookExposure),
  booking_clock: withLog(bookingClock),
  issue_run_item: withLog(issueRunItem),
  ledger_check: withLog(ledgerCheck),
  matching_clock: withLog(matchingClock),
  catch_up_stripe: withLog(catchUpStripe),
  purge: withLog(purge),
  send_reminders: withLog(sendReminders),
  self_bill_clock: withLog(selfBillClock),
  shortlist_clock: withLog(shortlistClock),
  tidy_queue: withLog(tidyQueue),
};

/** Logs how each job went, without its payload, and keeps texts of errors out of the queue. */
export function withLog(task: Task): Task {
  return async (payload: unknown, helpers: JobHelpers) => {
    const { id, task_identifier, attempts } = helpers.job;
    const started = performance.now();
    const fields = () => ({
      job: id,
      task: task_identifier,
      attempt: attempts,
      ms: Math.round(performance.now() - started),
    });
    try {
      await task(payload, helpers);
    } catch (cause) {
      const fault = faultName(cause);
      log('error', 'job failed', { ...fields(), fault });
      throw new JobFailed(fault);
    }
    log('info', 'job done', fields());
  };
}
