import { afterAll, beforeAll } from 'vitest';
import { call, callValue, closeDatabase } from '#tests/support/database.ts';
import { describeFreeTexts, type FreeText } from '#tests/support/free-texts.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  type Person,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { briefRoleId, createBrief, createOffer, requestId } from '#tests/support/world.ts';
import { moveConsultant } from '#tests/support/agency.ts';

let company: WorldCompany;
let consultant: WorldConsultant;
let staff: Person;
beforeAll(async () => {
  company = await createCompany('Fritext Steg AB');
  consultant = await createConsultant('Fri Steg');
  staff = await createStaff();
});
afterAll(closeDatabase);

const reasonOf = (state: string) =>
  `select reason from public.events where entity_id = $1 and to_state = '${state}'`;

const FREE_TEXTS: Record<string, FreeText> = {
  'offer: reason of withdrawal': {
    write: async (text) => {
      const offer = await createOffer(company, await createBrief(company), consultant);
      await call(consultant, 'withdraw_offer', { p_offer_id: offer, p_reason: text });
      return offer;
    },
    read: reasonOf('withdrawn'),
  },
  'request: why it is declined': {
    write: async (text) => {
      const brief = await createBrief(company);
      await call(company.owner, 'send_requests', {
        ...{ p_brief_role_id: await briefRoleId(brief), p_consultant_ids: [consultant.id] },
      });
      const id = await requestId(brief, consultant.id);
      await call(consultant, 'decline_request', { p_request_id: id, p_reason: text });
      return id;
    },
    read: reasonOf('declined'),
  },
  'consultant: why the agency sends it back': {
    write: async (text) => {
      const one = await createConsultant('Fri Paus', { approve: false });
      await moveConsultant(one, one.id, 'submitted');
      await moveConsultant(staff, one.id, 'rejected', text);
      return one.id;
    },
    read: reasonOf('rejected'),
  },
  'blocked client: name': blocked('p_name', 'name'),
  'blocked client: reason': blocked('p_reason', 'reason'),
  'rules of ranking: note': {
    write: async (text) =>
      String(await callValue<number>(staff, 'draft_matching_rules', { p: {}, p_note: text })),
    read: 'select note from public.matching_rules where version = $1::int',
  },
};

/** A text of a client that a consultant must not be matched with. */
function blocked(argument: string, column: string): FreeText {
  return {
    write: async (text) =>
      callValue<string>(await createConsultant('Fri Spärrar'), 'block_company', {
        ...{ p_name: 'Tidigare kund AB', p_organisation_number: '556677-8899', [argument]: text },
      }),
    read: `select ${column} from public.consultant_blocked_companies where id = $1`,
  };
}

describeFreeTexts(FREE_TEXTS);
