import { describe, expect, it } from 'vitest';
import { profileSchema } from './profile.ts';

const profile = {
  version: '3',
  name: ' Ada Berg ',
  headline: '',
  about: '',
  region_id: 'stockholm',
  wished_rate: '1 100',
  floor_rate: '950,50',
  work_modes: ['hybrid', 'remote'],
  role_ids: ['community-manager'],
  languages: { sv: '6', en: '5', de: '' },
};
const codes = (change: object) =>
  profileSchema
    .safeParse({ ...profile, ...change })
    .error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];

describe('profileSchema', () => {
  it('reads prices in öre and leaves out languages without a level', () => {
    expect(profileSchema.parse(profile)).toMatchObject({
      version: 3,
      name: 'Ada Berg',
      wished_rate: 110_000,
      floor_rate: 95_050,
      sector_ids: [],
      languages: [
        { code: 'sv', cefr: 6 },
        { code: 'en', cefr: 5 },
      ],
    });
  });

  it('reads wishes, with or without a sign of per cent', () => {
    const wishes = { wanted_share_min: '40', wanted_share_max: '60 %', wished_modes: ['remote'] };
    expect(profileSchema.parse({ ...profile, ...wishes })).toMatchObject({
      wanted_share_min: 40,
      wanted_share_max: 60,
      wished_modes: ['remote'],
    });
  });

  it('lets everything but the name stay open', () => {
    const open = profileSchema.parse({ version: '1', name: 'Ada' });
    expect(open).toMatchObject({
      wished_rate: null,
      floor_rate: null,
      region_id: '',
      role_ids: [],
      wanted_share_min: null,
      wished_modes: [],
      avoided_sector_ids: [],
    });
  });

  it.each([
    [{ name: ' ' }, 'name required'],
    [{ name: 'x'.repeat(121) }, 'name too_long:120'],
    [{ headline: 'x'.repeat(161) }, 'headline too_long:160'],
    [{ about: 'x'.repeat(4001) }, 'about too_long:4000'],
    [{ wished_rate: '50' }, 'wished_rate rate'],
    [{ wished_rate: '' }, 'wished_rate required'],
    [{ floor_rate: '1200' }, 'floor_rate floor_above_wish'],
    [{ work_modes: ['moon'] }, 'work_modes.0 choose'],
    [{ role_ids: ["'; drop"] }, 'role_ids.0 choose'],
    [{ languages: { sv: '7' } }, 'languages.sv choose'],
    [{ version: 'x' }, 'version number'],
    [{ wanted_share_min: '0', wanted_share_max: '50' }, 'wanted_share_min share'],
    [{ wanted_share_min: '50', wanted_share_max: '101' }, 'wanted_share_max share'],
    [{ wanted_share_min: '50' }, 'wanted_share_max share_both'],
    [{ wanted_share_max: '50' }, 'wanted_share_min share_both'],
    [{ wanted_share_min: '60', wanted_share_max: '50' }, 'wanted_share_max share_order'],
    [{ wished_modes: ['on_site'] }, 'wished_modes mode_not_possible'],
    [
      { wanted_sector_ids: ['health'], avoided_sector_ids: ['trade', 'health'] },
      'avoided_sector_ids wish_or_avoid',
    ],
  ])('refuses %j', (change, code) => expect(codes(change)).toEqual([code]));
});
