export type FormObject = { [key: string]: FormValue };
export type FormValue = string | FormObject | FormValue[];

const MAX_FIELDS = 2000;
const MAX_INDEX = 500;

/**
 * Turns posted fields into a nested object for a schema: `a.b` makes objects, `rows.0.level`
 * arrays, `modes[]` collects repeated fields. Files are left out. Names that could reach a
 * prototype are ignored, and so are indexes above 500.
 */
export function formToObject(form: FormData): FormObject {
  const root: FormObject = Object.create(null);
  let fields = 0;
  for (const [name, value] of form) {
    if (typeof value !== 'string' || (fields += 1) > MAX_FIELDS) continue;
    if (name.endsWith('[]')) append(root, name.slice(0, -2), value);
    else place(root, name.split('.'), value);
  }
  return compact(root) as FormObject;
}

/** The posted fields as they were typed, by name, to fill the form again. Passwords are left out. */
export function formValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (/password/iu.test(name)) continue;
    const all = form.getAll(name).filter((value) => typeof value === 'string');
    values[name] = name.endsWith('[]') ? all : (all[0] ?? '');
  }
  return values;
}

function append(root: FormObject, name: string, value: string): void {
  const list = root[name];
  if (Array.isArray(list)) list.push(value);
  else if (isSafe(name)) root[name] = [value];
}

function place(target: FormObject, path: readonly string[], value: string): void {
  const [head, ...rest] = path;
  if (head === undefined || !isSafe(head)) return;
  if (rest.length === 0) {
    target[head] ??= value;
    return;
  }
  const next = target[head];
  const child: FormObject = isObject(next) ? next : Object.create(null);
  target[head] = child;
  place(child, rest, value);
}

/** Objects whose keys are all indexes become arrays in index order. */
function compact(value: FormValue): FormValue {
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  const entries = keys.map((key): [string, FormValue] => [key, compact(value[key] ?? '')]);
  if (keys.length === 0 || !keys.every((key) => /^\d{1,3}$/u.test(key))) {
    return Object.fromEntries(entries);
  }
  return entries
    .filter(([key]) => Number(key) <= MAX_INDEX)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, item]) => item);
}

function isObject(value: FormValue | undefined): value is FormObject {
  return typeof value === 'object' && !Array.isArray(value);
}

function isSafe(key: string): boolean {
  return key !== '__proto__' && key !== 'constructor' && key !== 'prototype' && key.length <= 80;
}
