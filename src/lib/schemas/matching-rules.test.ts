import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULE_FIELDS, RULE_FIELD_NAMES } from '../domain/matching/rule-fields.ts';
import { FIRST_RULES } from '../domain/matching/rule-set.ts';
import { activateRulesSchema, draftRulesSchema } from './matching-rules.ts';

const form = {
  ...Object.fromEntries(RULE_FIELD_NAMES.map((name) => [name, String(FIRST_RULES[name])])),
  rotation_band: '3,0',
  note: ' Pris ska väga mer. ',
};
const codes = (change: object) =>
  draftRulesSchema
    .safeParse({ ...form, ...change })
    .error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];

describe('draftRulesSchema', () => {
  it('reads the first rules as they are, tenths and all', () => {
    expect(draftRulesSchema.parse(form)).toEqual({ ...FIRST_RULES, note: 'Pris ska väga mer.' });
  });

  it.each([
    ['2.5', 25],
    ['2,5', 25],
    ['0', 0],
    [' 10 ', 100],
  ])('reads %s points of rotation as %i tenths', (typed, tenths) =>
    expect(draftRulesSchema.parse({ ...form, rotation_band: typed }).rotation_band).toBe(tenths),
  );

  it.each(RULE_FIELD_NAMES)('refuses a negative %s', (name) => {
    expect(codes({ [name]: '-1' })).toEqual([`${name} not_negative`]);
  });

  it('refuses whatever is outside its range', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RULE_FIELD_NAMES), fc.nat(1000), (name, far) => {
        const { most, unit } = RULE_FIELDS[name];
        const typed = unit === 'tenths' ? `${(most + 1 + far) / 10}` : `${most + 1 + far}`;
        expect(codes({ [name]: typed }).join()).toMatch(new RegExp(`^${name} between`, 'u'));
      }),
    );
  });

  const none = Object.fromEntries(
    RULE_FIELD_NAMES.filter((name) => RULE_FIELDS[name].group === 'parts').map((name) => [
      name,
      '0',
    ]),
  );

  it.each([
    [none, 'weight_competence all_zero'],
    [{ weight_rate: '11' }, 'weight_competence sum_100:101'],
    [{ weight_rate: '9' }, 'weight_competence sum_100:99'],
    [{ credit_two_short: '71' }, 'credit_two_short credits_fall'],
    [{ credit_three_short: '36' }, 'credit_three_short credits_fall'],
    [{ band_good: '85' }, 'band_good bands_fall'],
    [{ band_possible: '70' }, 'band_possible bands_fall'],
    [{ weight_useful: '3' }, 'weight_useful importance_falls'],
    [{ newcomer_last_day: '89' }, 'newcomer_days newcomer_days'],
    [{ rotation_band: '2,55' }, 'rotation_band number'],
    [{ weight_rate: 'tio' }, 'weight_rate number'],
    [{ weight_rate: '' }, 'weight_rate number'],
    [{ note: '  ' }, 'note required'],
    [{ note: 'x'.repeat(1001) }, 'note too_long:1000'],
  ])('refuses %j', (change, code) => expect(codes(change)).toContain(code));

  it('takes other shares that make a hundred', () => {
    expect(codes({ weight_competence: '50', weight_rate: '20' })).toEqual([]);
  });
});

describe('activateRulesSchema', () => {
  it('asks for the version replaced and a second yes', () => {
    expect(activateRulesSchema.parse({ in_force: '1', confirm: 'yes' })).toMatchObject({
      in_force: 1,
    });
    const { error } = activateRulesSchema.safeParse({ in_force: '1' });
    expect(error?.issues.map(({ message }) => message)).toEqual(['confirm']);
  });
});
