const EMAIL = /[^\s"'<>()=,;:]+@[^\s"'<>()=,;]+\.[a-z]{2,}/giu;
const IDENTITY_NUMBER = /(?<![\w-])(?:\d{2})?\d{6}[-+]?\d{4}(?![\w-])/gu;

/**
 * A fault's text for the log. The database and the auth server may quote what somebody typed:
 * e-mail addresses and numbers of persons or companies are taken out.
 */
export function logText(cause: unknown): string {
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return text.replace(EMAIL, '[e-mail]').replace(IDENTITY_NUMBER, '[number]');
}
