import { z } from 'zod';
import { reminderStep, type ReminderStep } from '$lib/domain/invoicing/reminders.ts';
import { formatDate } from '$lib/format/date.ts';
import { formatMoney } from '$lib/format/money.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { m } from '$lib/paraglide/messages.js';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { getInvoiceDocument } from '$lib/server/invoicing/invoice-document.ts';
import type { Letter, Words } from '../letter.ts';
import { companyReceivers } from '../receivers.ts';
import { withAccountInForce } from './account-in-force.ts';
import { invoiceAttachment } from './invoice-attachment.ts';
import { invoiceMailbox } from './invoice-notice.ts';
import { paymentFacts } from './payment-facts.ts';

const payloadSchema = z.object({ reminder_id: z.uuid() });
const COLUMNS = `step, open_ore, interest_ore, claim_invoice_id, invoice_id,
  invoices!reminders_invoice_id_fkey (company_id, currency)`;

/** A reminder of a late invoice, with the invoice and what is claimed, to whoever gets invoices. */
export async function reminder(payload: unknown): Promise<Letter[]> {
  const { reminder_id: id } = payloadSchema.parse(payload);
  const query = serviceClient().from('reminders').select(COLUMNS).eq('id', id);
  const row = unwrap(await query.maybeSingle());
  const invoice = await withAccountInForce(
    await getInvoiceDocument(serviceClient(), row.invoice_id),
  );
  const claim = row.claim_invoice_id && (await claimOf(row.claim_invoice_id));
  const told = {
    id: row.invoice_id,
    step: reminderStep(row.step),
    openOre: row.open_ore,
    interestOre: row.interest_ore,
    invoice,
    claim: claim || null,
  };
  const words: Letter['words'] = (locale) => wordsOf(told, locale);
  const ids = [row.invoice_id, ...(row.claim_invoice_id ? [row.claim_invoice_id] : [])];
  const attachments = await Promise.all(ids.map(invoiceAttachment));
  const companyId = row.invoices.company_id;
  return [
    { to: await invoiceMailbox(companyId), reason: 'invoice', words, attachments },
    { to: await companyReceivers(companyId), reason: 'account', words, attachments },
  ];
}

type Claim = Awaited<ReturnType<typeof claimOf>>;
type Told = {
  id: string;
  step: ReminderStep;
  openOre: number;
  interestOre: number | null;
  invoice: Awaited<ReturnType<typeof getInvoiceDocument>>;
  claim: Claim | null;
};

async function claimOf(id: string) {
  const { number, totals, ocr } = await getInvoiceDocument(serviceClient(), id);
  return { number, amountOre: totals.payableOre, ocr };
}

const SUBJECTS = {
  first_reminder: m.mail_reminder_first_subject,
  second_reminder: m.mail_reminder_second_subject,
  final_reminder: m.mail_reminder_final_subject,
};
const TEXTS = {
  first_reminder: m.mail_reminder_first_text,
  second_reminder: m.mail_reminder_second_text,
  final_reminder: m.mail_reminder_final_text,
};

function wordsOf(told: Told, locale: Locale): Words {
  const { invoice, step } = told;
  const { number } = invoice;
  const date = formatDate(invoice.dueDate, locale);
  return {
    subject: SUBJECTS[step]({ number, seller: invoice.seller.name }, { locale }),
    paragraphs: [
      TEXTS[step]({ number, date }, { locale }),
      ...claimText(told.claim, locale),
      m.mail_reminder_crossed({}, { locale }),
    ],
    facts: factsOf(told, locale),
    action: {
      label: m.mail_reminder_action({}, { locale }),
      path: `/company/invoices/${told.id}`,
    },
  };
}

function claimText(claim: Claim | null, locale: Locale): string[] {
  if (claim === null) return [];
  const amount = formatMoney(claim.amountOre, 'SEK', locale);
  return [m.mail_reminder_claim({ amount, number: claim.number, ocr: claim.ocr }, { locale })];
}

/** Interest is told when it is known and something: it is claimed when the invoice is paid. */
function factsOf({ invoice, openOre, interestOre }: Told, locale: Locale): Words['facts'] {
  const money = (ore: number) => formatMoney(ore, invoice.currency, locale);
  const interest = interestOre === null || interestOre === 0 ? [] : [interestOre];
  return [
    { term: m.mail_reminder_open({}, { locale }), value: money(openOre) },
    { term: m.mail_reminder_due({}, { locale }), value: formatDate(invoice.dueDate, locale) },
    ...paymentFacts(invoice, locale),
    ...interest.map((ore) => ({
      term: m.mail_reminder_interest({}, { locale }),
      value: money(ore),
    })),
  ];
}
