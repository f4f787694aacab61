import { invalidRequest } from './errors.ts';

/** A decoded form: `a[b][c]=1` gives `{ a: { b: { c: '1' } } }`, `a[]=1` gives `{ a: { 0: '1' } }`. */
export type FormValue = string | FormObject;
export interface FormObject {
  [key: string]: FormValue;
}

const NAME = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;
const MAX_DEPTH = 8;

function segments(name: string): string[] {
  const match = NAME.exec(name);
  const keys = [match?.[1] ?? '', ...[...(match?.[2] ?? '').matchAll(/\[([^\]]*)\]/g)].map(inner)];
  if (!match || keys.length > MAX_DEPTH) throw invalidRequest(`Invalid parameter name: ${name}`);
  return keys;
}

function inner(match: RegExpMatchArray): string {
  return match[1] ?? '';
}

function emptyObject(): FormObject {
  // Without a prototype, so that a parameter named __proto__ is a name like any other.
  return Object.create(null);
}

function child(parent: FormObject, key: string, name: string): FormObject {
  const existing = parent[key];
  if (typeof existing === 'string')
    throw invalidRequest(`Invalid object: ${name}`, undefined, name);
  const next = existing ?? emptyObject();
  parent[key] = next;
  return next;
}

/** Decodes a query string or an `application/x-www-form-urlencoded` body. Throws Stripe's 400. */
export function parseForm(text: string): FormObject {
  const root = emptyObject();
  for (const [name, value] of new URLSearchParams(text)) {
    const keys = segments(name);
    const last = keys.pop() ?? '';
    const target = keys.reduce((parent, key) => child(parent, key, name), root);
    target[last === '' ? String(Object.keys(target).length) : last] = value;
  }
  return root;
}

/** `['line_items', 0, 'quantity']` as Stripe writes it: `line_items[0][quantity]`. */
export function parameterName(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String);
  return `${first ?? ''}${rest.map((key) => `[${key}]`).join('')}`;
}

/** The value at `path`, or undefined. */
export function valueAt(root: FormObject, path: readonly PropertyKey[]): FormValue | undefined {
  let value: FormValue | undefined = root;
  for (const key of path) {
    if (value === undefined || typeof value === 'string') return undefined;
    value = value[String(key)];
  }
  return value;
}
