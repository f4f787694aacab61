/** The `error` object of a Stripe answer (https://docs.stripe.com/api/errors). */
export interface StripeErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  payment_intent?: object;
  doc_url?: string;
}

/** A failure that is answered with `status` and a Stripe-shaped `error` object. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: StripeErrorBody;

  constructor(status: number, body: StripeErrorBody) {
    super(body.message);
    this.name = 'ApiError';
    this.status = status;
    this.body = body.code
      ? {
          ...body,
          doc_url: `https://docs.stripe.com/error-codes#${body.code.replaceAll('_', '-')}`,
        }
      : body;
  }
}

/** 400 `invalid_request_error`; `param` in Stripe's bracket notation (`line_items[0][quantity]`). */
export function invalidRequest(message: string, code?: string, param?: string): ApiError {
  return new ApiError(400, {
    type: 'invalid_request_error',
    message,
    ...(code ? { code } : {}),
    ...(param ? { param } : {}),
  });
}

/** An id that names nothing: 404 when it stands in the path, 400 when it is a parameter. */
export function resourceMissing(kind: string, id: string, param: string, status = 404): ApiError {
  const message = `No such ${kind}: '${id}'`;
  const body = { type: 'invalid_request_error', code: 'resource_missing', message, param } as const;
  return new ApiError(status, body);
}
