import { m } from '$lib/paraglide/messages.js';

type Message = (inputs: Record<string, unknown>) => string;
const messages: Record<string, unknown> = m;

/**
 * The sentence for a refusal: message `errors_<code>` in the language of the request, filled with
 * the values that came along. A code without a sentence gets the general one.
 */
export function problemSentence(
  code: string,
  values: Readonly<Record<string, unknown>> = {},
): string {
  return (find(`errors_${code}`) ?? m.errors_general)({ ...values });
}

/**
 * The sentence for a field: schemas give codes such as `required` or `too_long:120`; what follows
 * the colon fills `{limit}` in message `field_<code>`.
 */
export function fieldSentence(code: string): string {
  const [name = '', limit = ''] = code.split(':');
  return (find(`field_${name}`) ?? m.field_invalid)({ limit });
}

function find(name: string): Message | undefined {
  const message = messages[name];
  return typeof message === 'function' ? (message as Message) : undefined;
}
