const DECIMAL = /^(\d{1,2})(?:[.,](\d{1,2}))?\s*(?:h|tim\.?)?$/iu;
const CLOCK = /^(\d{1,2}):(\d{2})$/u;
const DAY_MINUTES = 24 * 60;

/**
 * Worked time as people write it – `7,5`, `7.5`, `7:30`, `7 h` – in minutes. Only whole quarters
 * of an hour, more than nothing and at most a day, count.
 * @returns minutes (15–1440), or null when the text is something else
 */
export function parseHours(text: string): number | null {
  const minutes = clockMinutes(text.trim()) ?? decimalMinutes(text.trim());
  if (minutes === null || minutes % 15 !== 0) return null;
  return minutes > 0 && minutes <= DAY_MINUTES ? minutes : null;
}

/** Minutes as a field shows them: 450 is `7,5` with a decimal comma, `7.5` with a point. */
export function hoursText(minutes: number, decimal: ',' | '.'): string {
  const quarters = ['', '25', '5', '75'][(minutes % 60) / 15] ?? '';
  const whole = String(Math.floor(minutes / 60));
  return quarters === '' ? whole : `${whole}${decimal}${quarters}`;
}

function decimalMinutes(text: string): number | null {
  const [, whole, fraction = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return null;
  // Hundredths of an hour × 0.6 is minutes; kept whole until the end so that no float is compared.
  const tenthsOfMinutes = (Number(whole) * 100 + Number(fraction.padEnd(2, '0'))) * 6;
  return tenthsOfMinutes % 10 === 0 ? tenthsOfMinutes / 10 : null;
}

function clockMinutes(text: string): number | null {
  const [, hours, minutes] = CLOCK.exec(text) ?? [];
  if (hours === undefined || Number(minutes) > 59) return null;
  return Number(hours) * 60 + Number(minutes);
}
