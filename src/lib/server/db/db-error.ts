import { z } from 'zod';

/** A refusal with a stable code that the interface has a sentence for. */
export class DomainError extends Error {
  readonly status: number;
  readonly code: string;
  readonly values: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, values: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = 'DomainError';
    this.status = status;
    this.code = code;
    this.values = values;
  }
}

/** A fault nobody foresaw; its text is for the log, never for the visitor. */
export class DatabaseFault extends Error {
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.name = 'DatabaseFault';
  }
}

type ApiError = { code?: string | null; message: string; details?: string | null };
type ApiResult = { data: unknown; error: ApiError | null };

/** What a successful answer holds; the failing half of the union has none. */
type DataOf<Result> = Result extends { data: infer Data; error: null } ? Data : never;

const detailsSchema = z.record(z.string(), z.unknown());

/**
 * Turns an API error into a typed one: `PT4xx` is a domain error raised by a command function,
 * an expired token a 401, everything else a fault.
 */
export function toError(error: ApiError): DomainError | DatabaseFault {
  const status = /^PT(4\d\d)$/u.exec(error.code ?? '')?.[1];
  if (status) return new DomainError(Number(status), error.message, parseDetails(error.details));
  if (error.code === 'PGRST301' || error.code === 'PGRST303') {
    return new DomainError(401, 'signed_out');
  }
  if (error.code === '22P02') return new DomainError(404, 'not_found');
  return new DatabaseFault(error.code ?? 'unknown', error.message);
}

/** The data of an API answer. @throws {DomainError | DatabaseFault} */
export function unwrap<Result extends ApiResult>(result: Result): NonNullable<DataOf<Result>> {
  const data = unwrapMaybe(result);
  if (data === null || data === undefined) throw new DomainError(404, 'not_found');
  return data;
}

/** The data of an API answer that may be empty. @throws {DomainError | DatabaseFault} */
export function unwrapMaybe<Result extends ApiResult>(result: Result): DataOf<Result> {
  if (result.error) throw toError(result.error);
  return result.data as DataOf<Result>;
}

function parseDetails(details: string | null | undefined): Record<string, unknown> {
  if (!details) return {};
  try {
    return detailsSchema.parse(JSON.parse(details));
  } catch {
    return {};
  }
}
