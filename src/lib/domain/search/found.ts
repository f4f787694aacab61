import type { IsoDate } from '../time/day.ts';

export const WORKPLACES = ['agency', 'company', 'consultant'] as const;
export type SearchedWorkplace = (typeof WORKPLACES)[number];

/** Kinds of things that a search finds, in the order they are shown. */
export const FOUND_KINDS = [
  'request',
  'brief',
  'assignment',
  'invoice',
  'consultant',
  'company',
] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** A thing that was found. */
export type Found = {
  readonly kind: FoundKind;
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  /** As stored; null for what has no state. */
  readonly state: string | null;
  /** Of an invoice. */
  readonly dueDate: IsoDate | null;
};

/** What was found of one kind. */
export type FoundGroup = { readonly kind: FoundKind; readonly items: readonly Found[] };

const FOLDERS: Readonly<Record<FoundKind, string>> = {
  request: 'requests',
  brief: 'briefs',
  assignment: 'assignments',
  invoice: 'invoices',
  consultant: 'consultants',
  company: 'companies',
};

/** Things by kind, in the order they are shown; each kind keeps the order it came in. */
export function groupFound(found: readonly Found[]): FoundGroup[] {
  return FOUND_KINDS.map((kind) => ({
    kind,
    items: found.filter((item) => item.kind === kind),
  })).filter(({ items }) => items.length > 0);
}

/** The page of a thing in the workplace that was searched, as a canonical path. */
export function pathOfFound(workplace: SearchedWorkplace, { kind, id }: Found): string {
  return `/${workplace}/${FOLDERS[kind]}/${id}`;
}
