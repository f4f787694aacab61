import type { Locale } from '$lib/i18n/paths.ts';

/** Who gets a notice. The name is that of a person, null for a mailbox such as invoices@. */
export type Receiver = { email: string; locale: Locale; name: string | null };

/** Why somebody gets a notice; stands at its foot. */
export type Reason = 'account' | 'invoice' | 'invitation';

/** The words of a notice in one language. Plain text: the layout escapes it. */
export type Words = {
  subject: string;
  paragraphs: readonly string[];
  facts?: readonly { term: string; value: string }[];
  /** The next step; its path is canonical, such as `/company/invoices/…`. */
  action: { label: string; path: string };
};

/** A file that goes along. */
export type Attachment = { filename: string; content: Uint8Array; contentType: string };

/** One notice to some receivers, each in their own language. */
export type Letter = {
  to: readonly Receiver[];
  reason: Reason;
  words: (locale: Locale) => Words;
  attachments?: readonly Attachment[];
};
