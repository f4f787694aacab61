import { afterAll, beforeAll } from 'vitest';
import { call, callValue, closeDatabase } from '#tests/support/database.ts';
import { createDiagnosis } from '#tests/support/diagnosis-rows.ts';
import { describeFreeTexts, type FreeText } from '#tests/support/free-texts.ts';
import { createCompany, type WorldCompany } from '#tests/support/parties.ts';
import { briefFields, createBrief } from '#tests/support/world.ts';

let company: WorldCompany;
beforeAll(async () => {
  company = await createCompany('Fritext AB');
});
afterAll(closeDatabase);

const save = async (changes: Record<string, unknown>): Promise<string> =>
  callValue<string>(company.owner, 'save_brief', {
    p_company_id: company.id,
    p: await briefFields(changes),
  });
const analysis = async () => (await createDiagnosis({ company })).id;

const FREE_TEXTS: Record<string, FreeText> = {
  'analysis: department of an answer': {
    write: async (text) => {
      const id = await analysis();
      await call(company.member, 'answer_diagnosis', {
        ...{ p_diagnosis_id: id, p_perspective: 'practitioner', p_department: text },
        p_answers: { q1: 1 },
      });
      return id;
    },
    read: 'select department from public.diagnosis_responses where diagnosis_id = $1 and not is_owner',
  },
  'analysis: department of the maker': {
    write: async (text) => {
      const id = await analysis();
      await call(company.owner, 'describe_diagnosis_answer', {
        ...{ p_diagnosis_id: id, p_perspective: 'management', p_department: text },
      });
      return id;
    },
    read: 'select department from public.diagnosis_responses where diagnosis_id = $1 and is_owner',
  },
  'analysis: whom a link is for': {
    write: async (text) => {
      const id = await analysis();
      await call(company.owner, 'invite_to_diagnosis', { p_diagnosis_id: id, p_name: text });
      return id;
    },
    read: 'select name from public.diagnosis_invitations where diagnosis_id = $1',
  },
  'analysis: department of one invited': {
    write: async (text) => {
      const id = await analysis();
      const token = await callValue<string>(company.owner, 'invite_to_diagnosis', {
        ...{ p_diagnosis_id: id, p_name: 'Kim' },
      });
      await call('anonymous', 'answer_invited_diagnosis', {
        ...{ p_token: token, p_perspective: 'practitioner', p_department: text },
        p_answers: { q1: 1 },
      });
      return id;
    },
    read: 'select department from public.diagnosis_responses where diagnosis_id = $1 and not is_owner',
  },
  'brief: title': {
    write: (text) => save({ title: text }),
    read: 'select title from public.briefs where id = $1',
  },
  'brief: goal': {
    write: (text) => save({ goal: text }),
    read: 'select goal from public.briefs where id = $1',
  },
  'brief: department': {
    write: (text) => save({ departments: [text] }),
    read: 'select departments[1] from public.briefs where id = $1',
  },
  'brief: who decides': {
    write: (text) => save({ decider_name: text }),
    read: 'select decider_name from public.briefs where id = $1',
  },
  'brief: title of who decides': {
    write: (text) => save({ decider_title: text }),
    read: 'select decider_title from public.briefs where id = $1',
  },
  'brief: title of a copy': {
    write: async (text) =>
      callValue<string>(company.owner, 'duplicate_brief', {
        ...{ p_brief_id: await save({}), p_title: text },
      }),
    read: 'select title from public.briefs where id = $1',
  },
  'brief: reason of withdrawal': {
    write: async (text) => {
      const id = await createBrief(company);
      await call(company.owner, 'brief_transition', {
        ...{ p_brief_id: id, p_to: 'withdrawn', p_reason: text },
      });
      return id;
    },
    read: `select reason from public.events where entity_id = $1 and to_state = 'withdrawn'`,
  },
  'strategy: title': strategy('title'),
  'strategy: summary': strategy('summary'),
  'strategy: who approved it': strategy('approved_by_name'),
  'strategy: title of who approved it': strategy('approved_by_title'),
  'brief: reason to go on without a strategy': gate('p_reason', 'reason'),
  'brief: who goes on without a strategy': gate('p_name', 'name'),
  'brief: title of who goes on': gate('p_title', 'title'),
};

/** A text of the reason for which a company goes on without a strategy. */
function gate(argument: string, column: string): FreeText {
  return {
    write: async (text) => {
      const id = await save({});
      await call(company.owner, 'override_strategy_gate', {
        ...{ p_brief_id: id, p_name: 'Berit Beslut', p_title: 'vd' },
        p_reason: 'Kunderna väntar på svar i dag, och målgruppen är känd sedan länge.',
        [argument]: text,
      });
      return id;
    },
    read: `select ${column} from public.brief_gate_overrides where brief_id = $1`,
  };
}

/** A text of a strategy that management has approved. */
function strategy(field: string): FreeText {
  return {
    write: async (text) =>
      callValue<string>(company.owner, 'register_strategy', {
        p_company_id: company.id,
        p: {
          ...{ title: 'Kommunikationsstrategi', summary: 'Vi vill bli valda av fler, oftare.' },
          ...{ approved_by_name: 'Berit Beslut', approved_by_title: 'vd' },
          ...{ approved_on: '2026-01-15', [field]: text },
        },
      }),
    read: `select ${field} from public.strategies where id = $1`,
  };
}

describeFreeTexts(FREE_TEXTS);
