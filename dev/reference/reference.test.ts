import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SWEDISH_SEGMENTS } from '#lib/i18n/segments.ts';
import { parseBankgiro } from '#lib/domain/invoicing/bankgiro.ts';
import { isValidOrganisationNumber } from '#lib/domain/invoicing/organisation-number.ts';
import { referenceFile, referenceSql } from './document.ts';
import { readSource } from './source.ts';
import { literal, removeOthers, upsert } from './sql.ts';

const source = readSource();
const { roles, competencies } = source.catalogue;

describe('reference.sql', () => {
  it('is what the JSON files give: run npm run db:reference after changing them', () => {
    expect(readFileSync(referenceFile, 'utf8')).toBe(referenceSql(source));
  });
});

describe('roles', () => {
  it('have ids that are no words of addresses', () => {
    const words = new Set(Object.entries(SWEDISH_SEGMENTS).flat());
    expect(roles.filter(({ id }) => words.has(id))).toEqual([]);
  });

  it('each say when they are wrong and what comes first, in both languages', () => {
    expect(Object.keys(source.notes)).toEqual(roles.map(({ id }) => id));
    for (const { wrongWhen, firstInPlace } of Object.values(source.notes)) {
      expect([2, 3]).toContain(wrongWhen.sv.length);
      expect([1, 2, 3]).toContain(firstInPlace.sv.length);
      expect(wrongWhen.en).toHaveLength(wrongWhen.sv.length);
      expect(firstInPlace.en).toHaveLength(firstInPlace.sv.length);
    }
  });

  it('ask only for competencies that exist', () => {
    const known = new Set(competencies.map(({ id }) => id));
    const asked = roles.flatMap((role) => role.competencies.map(({ id }) => id));
    expect(asked.filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('the agency', () => {
  it('has numbers that pass the checks an invoice makes', () => {
    expect(isValidOrganisationNumber(source.agency.organisationNumber)).toBe(true);
    expect(parseBankgiro(source.agency.bankgiro)).toBe('5050-1055');
    expect(source.agency.vatNumber).toBe(`SE${source.agency.organisationNumber}01`);
  });
});

describe('goals and measures', () => {
  const { kpis, communicationGoals, businessGoals, activities } = source.goals;
  const known = new Map(kpis.map((kpi) => [kpi.id, kpi]));

  it('offer every business goal a way to reach it', () => {
    const served = new Set(communicationGoals.flatMap((goal) => goal.businessGoals));
    expect(businessGoals.filter(({ id }) => !served.has(id))).toEqual([]);
  });

  it('suggest at most five measures for a goal, one of them an effect or a value', () => {
    for (const goal of communicationGoals) {
      const stages = goal.kpis.map((id) => known.get(id)?.stage);
      expect(stages.length).toBeLessThanOrEqual(5);
      expect(stages.some((stage) => stage === 'outcome' || stage === 'impact')).toBe(true);
    }
  });

  it('call no effect a surface measure, and have both names, formula and source', () => {
    for (const { vanity, stage, name, dataSource } of kpis) {
      if (vanity) expect(['activity', 'output']).toContain(stage);
      expect([name.sv, name.en, dataSource.sv, dataSource.en].every(Boolean)).toBe(true);
    }
  });

  it('name only roles that exist', () => {
    const ids = new Set(roles.map(({ id }) => id));
    expect(activities.flatMap((one) => one.roles).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('statements', () => {
  const rows = [{ id: "o'k", text: null }];

  it('double quotes inside text and write arrays and JSON with their type', () => {
    expect(literal("d'or")).toBe("'d''or'");
    expect(literal(['a', "b'"])).toBe("array['a', 'b''']::text[]");
    expect(literal({ json: { a: "x'y" } })).toBe(`'{"a":"x''y"}'::jsonb`);
  });

  it('update every column but the key', () => {
    expect(upsert({ table: 't', key: ['id'], rows })).toBe(
      "insert into public.t (id, text) values\n  ('o''k', null)\n" +
        'on conflict (id) do update set\n  text = excluded.text;',
    );
    expect(() => upsert({ table: 't', key: ['id'], rows: [] })).toThrow('no rows');
  });

  it('delete only what nothing else needs', () => {
    expect(removeOthers({ table: 't', key: ['id'], rows }, ['other.t_id'])).toBe(
      "delete from public.t t where (t.id) not in (('o''k'))\n" +
        '  and not exists (select from public.other o where o.t_id = t.id);',
    );
  });
});
