import { claimDueInterest, sendDueReminders } from '$lib/server/reminders/send-due.ts';
import { todayInSweden } from '$lib/server/today.ts';

/** Sends the reminders of the day, and claims the interest of what was paid late. */
export async function sendReminders(): Promise<void> {
  await sendDueReminders(todayInSweden());
  await claimDueInterest();
}
