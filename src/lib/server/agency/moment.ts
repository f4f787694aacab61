const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** A moment as a spreadsheet reads it, in Swedish time: `2026-11-23 09:30:05`. */
export function momentInSweden(instant: string): string {
  return format.format(new Date(instant));
}
