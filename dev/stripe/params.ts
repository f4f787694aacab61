import { z } from 'zod';
import { ApiError, invalidRequest } from './errors.ts';
import { parameterName, valueAt, type FormObject } from './form.ts';

const UNKNOWN_HINT = 'or one that this simulator does not cover';

/** A refusal with Stripe's own `code`, raised from inside a schema. */
function refuse(code: string | undefined, message: string) {
  return { code: 'custom' as const, message, params: { stripeCode: code } };
}

/** A whole number written in a form, within `min`..`max`. */
export function integer(min: number, max = Number.MAX_SAFE_INTEGER) {
  return z.string().transform((text, context) => {
    const value = /^-?\d{1,15}$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    const kind = min === 1 ? 'positive integer' : min === 0 ? 'non-negative integer' : 'integer';
    context.addIssue(refuse('parameter_invalid_integer', `Invalid ${kind}: ${text}`));
    return z.NEVER;
  });
}

export const boolean = z.string().transform((text, context) => {
  if (text === 'true' || text === 'false') return text === 'true';
  context.addIssue(refuse(undefined, `Invalid boolean: ${text}`));
  return z.NEVER;
});

export function text(max = 5000) {
  return z.string().superRefine((value, context) => {
    if (value.length <= max) return;
    const message = `Invalid string; must be at most ${max} characters`;
    context.addIssue(refuse('parameter_invalid_string_too_long', message));
  });
}

export const email = z.string().superRefine((value, context) => {
  if (value === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return;
  context.addIssue(refuse('email_invalid', `Invalid email address: ${value}`));
});

export const webUrl = z.string().superRefine((value, context) => {
  // The braces of {CHECKOUT_SESSION_ID} are no trouble to the URL parser.
  const url = URL.parse(value);
  if (url && (url.protocol === 'https:' || url.protocol === 'http:')) return;
  context.addIssue(refuse('url_invalid', 'Not a valid URL'));
});

/** `name[0]=…&name[1]=…` or `name[]=…`. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.preprocess((value) => {
    if (typeof value !== 'object' || value === null) return value;
    const keys = Object.keys(value);
    const numbered = keys.every((key, index) => key === String(index));
    return numbered ? Object.values(value) : value;
  }, z.array(item));
}

/** Up to 50 pairs, names of 40 characters, values of 500; an empty value takes the pair away. */
export const metadata = z
  .union([z.literal(''), z.record(z.string(), z.string())])
  .transform((value) => (value === '' ? {} : value))
  .superRefine((value, context) => {
    const pairs = Object.entries(value);
    const long = pairs.find(([name, content]) => name.length > 40 || content.length > 500);
    if (pairs.length > 50) context.addIssue(refuse(undefined, 'Metadata can have up to 50 keys'));
    if (long) {
      const message = `Metadata names have up to 40 characters, values up to 500: ${long[0]}`;
      context.addIssue(refuse('parameter_invalid_string_too_long', message));
    }
  });

const range = z.strictObject({
  gt: integer(0).optional(),
  gte: integer(0).optional(),
  lt: integer(0).optional(),
  lte: integer(0).optional(),
});

/** `created=1` or `created[gte]=1`; gives a test of a timestamp in seconds. */
export const created = z.union([integer(0), range]).transform((value) => {
  if (typeof value === 'number') return (at: number) => at === value;
  const { gt = -1, gte = 0, lt = Infinity, lte = Infinity } = value;
  return (at: number) => at > gt && at >= gte && at < lt && at <= lte;
});

/** The paging parameters of every list. */
export const paging = {
  limit: integer(1, 100).optional(),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
};

function toApiError(issue: z.core.$ZodIssue, raw: FormObject): ApiError {
  const param = parameterName(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const name = parameterName([...issue.path, issue.keys[0] ?? '']);
    const message = `Received unknown parameter: ${name} (${UNKNOWN_HINT})`;
    return invalidRequest(message, 'parameter_unknown', name);
  }
  if (issue.code === 'custom') {
    const code: unknown = issue.params?.stripeCode;
    return invalidRequest(issue.message, typeof code === 'string' ? code : undefined, param);
  }
  const value = valueAt(raw, issue.path);
  if (value === undefined) {
    return invalidRequest(`Missing required param: ${param}.`, 'parameter_missing', param);
  }
  if (value === '') {
    const message = `You passed an empty string for '${param}'. It cannot be unset.`;
    return invalidRequest(message, 'parameter_invalid_empty', param);
  }
  return invalidRequest(`Invalid ${param}: ${issue.message}`, undefined, param);
}

/** Reads `raw` by `schema`. Throws the first fault as Stripe would tell it (400). */
export function parseParams<Schema extends z.ZodType>(
  schema: Schema,
  raw: FormObject,
): z.output<Schema> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issue ? toApiError(issue, raw) : invalidRequest('Invalid parameters');
}
