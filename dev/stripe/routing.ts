import type { z } from 'zod';
import type { FormObject } from './form.ts';
import { parseParams } from './params.ts';
import type { Origin, Simulator } from './simulator.ts';

/** What an endpoint gets to work with. `id` is the one in the path, '' where there is none. */
export interface Call<Params> {
  sim: Simulator;
  origin: Origin;
  params: Params;
  id: string;
  /** The second id in the path, of an object inside the first; '' where there is none. */
  child: string;
}

export interface Route {
  method: 'GET' | 'POST';
  pattern: RegExp;
  /** Checks the parameters (throws 400) and gives back what carries the call out. */
  prepare(raw: FormObject): (call: Omit<Call<unknown>, 'params'>) => object;
}

/** An endpoint: `path` with `:id` where the object's id stands, `:child` for one inside. */
export function route<Schema extends z.ZodType>(
  method: Route['method'],
  path: string,
  schema: Schema,
  run: (call: Call<z.output<Schema>>) => object,
): Route {
  return {
    method,
    pattern: new RegExp(`^${path.replaceAll(/:id|:child/g, '([^/]+)')}$`),
    prepare(raw) {
      const params = parseParams(schema, raw);
      return (call) => run({ ...call, params });
    },
  };
}
