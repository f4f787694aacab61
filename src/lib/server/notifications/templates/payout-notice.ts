import { z } from 'zod';
import { accountText } from '$lib/domain/payouts/payout-account.ts';
import { formatDate } from '$lib/format/date.ts';
import type { Locale } from '$lib/format/locale.ts';
import { formatMoney } from '$lib/format/money.ts';
import { m } from '$lib/paraglide/messages.js';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { payeeOf } from '$lib/server/payouts/payee.ts';
import type { Letter } from '../letter.ts';
import { consultantReceivers } from '../receivers.ts';

const schema = z.object({ payout_id: z.uuid() });

async function payoutOf(payload: unknown) {
  const columns = `consultant_id, amount_ore, payee, paid_on, end_to_end_id, bank_reason,
    payout_parts (amount_ore, self_bills (series, number))`;
  const { payout_id: id } = schema.parse(payload);
  const row = unwrap(
    await serviceClient().from('payouts').select(columns).eq('id', id).maybeSingle(),
  );
  const bills = row.payout_parts.map(
    ({ self_bills: bill }) => `${bill.series}${bill.number ?? ''}`,
  );
  const { account } = payeeOf(row.payee);
  const isAtStripe = account.kind === 'stripe';
  return { ...row, isAtStripe, account: accountText(account), bills: bills.sort().join(', ') };
}

type Payout = Awaited<ReturnType<typeof payoutOf>>;

const amountOf = (payout: Payout, locale: Locale) => formatMoney(payout.amount_ore, 'SEK', locale);
const sumFact = (payout: Payout, locale: Locale) => ({
  term: m.mail_payout_amount({}, { locale }),
  value: amountOf(payout, locale),
});

/** The bank has paid a consultant. */
export async function payoutPaid(payload: unknown): Promise<Letter[]> {
  const payout = await payoutOf(payload);
  const { account, bills, isAtStripe } = payout;
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_payout_paid_subject({ amount: amountOf(payout, locale) }, { locale }),
    paragraphs: [
      isAtStripe
        ? m.mail_payout_paid_stripe_text({ bills }, { locale })
        : m.mail_payout_paid_text({ account, bills }, { locale }),
    ],
    facts: [
      sumFact(payout, locale),
      ...(payout.paid_on === null
        ? []
        : [
            {
              term: m.mail_payout_paid_on({}, { locale }),
              value: formatDate(payout.paid_on, locale),
            },
          ]),
      { term: m.mail_payout_reference({}, { locale }), value: payout.end_to_end_id },
    ],
    action: { label: m.mail_payout_action({}, { locale }), path: '/consultant/payouts' },
  });
  return [{ to: await consultantReceivers(payout.consultant_id), reason: 'account', words }];
}

/** The bank could not pay a consultant, or the money came back. */
export async function payoutRejected(payload: unknown): Promise<Letter[]> {
  const payout = await payoutOf(payload);
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_payout_rejected_subject({ amount: amountOf(payout, locale) }, { locale }),
    paragraphs: [
      payout.isAtStripe
        ? m.mail_payout_rejected_stripe_text({}, { locale })
        : m.mail_payout_rejected_text({ account: payout.account }, { locale }),
    ],
    facts: [
      sumFact(payout, locale),
      ...(payout.bank_reason === null || payout.bank_reason === ''
        ? []
        : [{ term: m.mail_payout_rejected_reason({}, { locale }), value: payout.bank_reason }]),
    ],
    action: payout.isAtStripe
      ? { label: m.mail_payout_rejected_stripe_action({}, { locale }), path: '/consultant/payouts' }
      : { label: m.mail_payout_rejected_action({}, { locale }), path: '/consultant/self-billing' },
  });
  return [{ to: await consultantReceivers(payout.consultant_id), reason: 'account', words }];
}
