import { z } from 'zod';
import { acceptField } from './account-fields.ts';

/** A yes to an offer: the agreement has to be ticked; the terms themselves never come from the form. */
export const acceptOfferSchema = z.object({ agree: acceptField });
