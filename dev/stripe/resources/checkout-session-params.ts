import { z } from 'zod';
import { shipping } from '../address.ts';
import { boolean, email, integer, list, metadata, text, webUrl } from '../params.ts';

// https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-locale
const LOCALES = [
  ...['auto', 'bg', 'cs', 'da', 'de', 'el', 'en', 'en-GB', 'es', 'es-419', 'et', 'fi', 'fil'],
  ...['fr', 'fr-CA', 'hi-IN', 'hr', 'hu', 'id', 'it', 'ja', 'ko', 'lt', 'lv', 'ms', 'mt', 'nb'],
  ...['nl', 'pl', 'pt', 'pt-BR', 'ro', 'ru', 'sk', 'sl', 'sv', 'th', 'tr', 'vi', 'zh', 'zh-HK'],
  'zh-TW',
];

const priceData = z.strictObject({
  currency: z.string(),
  product: z.string().optional(),
  product_data: z
    .strictObject({
      name: text(),
      description: text().optional(),
      metadata: metadata.optional(),
    })
    .optional(),
  unit_amount: integer(0),
});

const lineItem = z.strictObject({
  metadata: metadata.optional(),
  price: z.string().optional(),
  price_data: priceData.optional(),
  quantity: integer(1, 1_000_000),
});

const paymentIntentData = z.strictObject({
  description: text(1000).optional(),
  metadata: metadata.optional(),
  receipt_email: email.optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  shipping: shipping.optional(),
  statement_descriptor: text(22).optional(),
  statement_descriptor_suffix: text(22).optional(),
  transfer_group: text().optional(),
});

/** What a session can be made of; anything else is refused rather than left aside. */
export const createSchema = z.strictObject({
  cancel_url: webUrl.optional(),
  client_reference_id: text(200).optional(),
  customer: z.string().optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  customer_email: email.optional(),
  expires_at: integer(0).optional(),
  line_items: list(lineItem),
  locale: z.enum(LOCALES).optional(),
  metadata: metadata.optional(),
  mode: z.enum(['payment']),
  payment_intent_data: paymentIntentData.optional(),
  payment_method_types: list(z.enum(['card', 'sepa_debit'])).optional(),
  phone_number_collection: z.strictObject({ enabled: boolean }).optional(),
  submit_type: z.enum(['auto', 'pay', 'book', 'donate']).optional(),
  success_url: webUrl,
  // The simulator has the hosted page alone.
  ui_mode: z.enum(['hosted_page']).optional(),
});

export type CreateParams = z.output<typeof createSchema>;
export type LineItemParams = CreateParams['line_items'][number];
