import { z } from 'zod';

const text = z.string().max(200).catch('').default('');

/** A button of the brief form that changes its rows; the form itself is taken as it is typed. */
export const briefRowsSchema = z.object({
  /** What to change: `add_time:0`, `remove_role:1`. */
  rows: text,
  /** The catalogue role to add. */
  add_role: text,
  goal_pair: text,
});

/** The brief form kept as a draft under its own key. */
export const saveDraftSchema = z.object({ form_key: z.uuid('invalid') });

/** A draft thrown away. */
export const deleteDraftSchema = z.object({ draft_id: z.uuid('choose') });
