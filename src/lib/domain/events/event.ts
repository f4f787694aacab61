/** Something that happened, as the audit log keeps it. */
export type AuditEvent = {
  readonly id: number;
  /** ISO 8601 instant. */
  readonly occurredAt: string;
  readonly entity: string;
  readonly entityId: string;
  readonly kind: string;
  readonly actor: string;
  /** Name of the person who did it; null for a clock, Stripe or a deleted account. */
  readonly person: string | null;
  /** Name of the person it was done to, such as a removed member; null for most events. */
  readonly subject: string | null;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly companyId: string | null;
  readonly consultantId: string | null;
};
