import { ApiError, invalidRequest } from './errors.ts';
import type { IdempotencyRecord } from './records.ts';
import type { Table } from './table.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;
const MAX_KEY = 255;

export interface KeyedRequest {
  key: string;
  endpoint: string;
  fingerprint: string;
}

function conflict(status: number, message: string, code?: string): ApiError {
  return new ApiError(status, { type: 'idempotency_error', message, ...(code ? { code } : {}) });
}

/** Keeps the first answer of each idempotency key (https://docs.stripe.com/api/idempotent_requests). */
export class IdempotencyKeys {
  readonly #table: Table<IdempotencyRecord>;
  readonly #underWay = new Set<string>();

  constructor(table: Table<IdempotencyRecord>) {
    this.#table = table;
  }

  /**
   * The stored answer, or undefined when the request is the first one and should be carried out.
   * Throws `idempotency_error`: 400 for other parameters, 409 while the first one is under way.
   */
  begin(request: KeyedRequest, now: number): IdempotencyRecord | undefined {
    const { key } = request;
    if (key.length > MAX_KEY) {
      throw invalidRequest(`Idempotency keys have at most ${MAX_KEY} characters`);
    }
    this.#prune(now);
    if (this.#underWay.has(key)) {
      const message = `There is currently another in-progress request using this Idempotent Key: ${key}`;
      throw conflict(409, message, 'idempotency_key_in_use');
    }
    const stored = this.#table.find(key);
    if (!stored) {
      this.#underWay.add(key);
      return undefined;
    }
    this.#checkSame(stored, request);
    return stored;
  }

  /** Ends the request without keeping an answer: it never reached its endpoint. */
  abandon(key: string): void {
    this.#underWay.delete(key);
  }

  keep(record: IdempotencyRecord): void {
    this.#underWay.delete(record.id);
    this.#table.put(record);
  }

  #checkSame(stored: IdempotencyRecord, request: KeyedRequest): void {
    if (stored.endpoint !== request.endpoint) {
      throw conflict(
        400,
        'Keys for idempotent requests can only be used for the same endpoint they were first used ' +
          `for ('${stored.endpoint}', not '${request.endpoint}').`,
      );
    }
    if (stored.fingerprint !== request.fingerprint) {
      throw conflict(
        400,
        'Keys for idempotent requests can only be used with the same parameters they were first ' +
          `used with. Try another key than '${request.key}' if you meant a different request.`,
      );
    }
  }

  #prune(now: number): void {
    for (const record of this.#table.oldestFirst()) {
      if (now - record.createdAt < KEPT_MS) return;
      this.#table.remove(record.id);
    }
  }
}
