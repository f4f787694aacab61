import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeRows, draftFromFields, MOST_ROWS, type BriefDraft } from './brief-draft.ts';

const row = (competencyId: string) => ({ competencyId, level: '3', weight: '2', isMust: false });
const draft = (ids: readonly string[]): BriefDraft => ({
  ...draftFromFields({}),
  competencies: ids.map(row),
});
const idsOf = ({ competencies }: BriefDraft) => competencies.map((one) => one.competencyId);

describe('changeRows', () => {
  it('adds an empty row last and removes the one asked for', () => {
    expect(idsOf(changeRows(draft(['a', 'b']), 'add'))).toEqual(['a', 'b', '']);
    expect(idsOf(changeRows(draft(['a', 'b', 'c']), 'remove:1'))).toEqual(['a', 'c']);
    expect(changeRows(draft([]), 'add_language').languages).toEqual([{ code: '', cefr: '4' }]);
  });

  it('stops at the most rows there can be', () => {
    const full = draft(Array.from({ length: MOST_ROWS.competencies }, (_, index) => `c${index}`));
    expect(changeRows(full, 'add')).toEqual(full);
  });

  it('leaves the draft alone when it does not understand', () => {
    fc.assert(
      fc.property(fc.string(), (change) => {
        if (/^(add|add_language|remove:[01]|remove_language:.*)$/u.test(change)) return;
        expect(idsOf(changeRows(draft(['a', 'b']), change))).toEqual(['a', 'b']);
      }),
    );
  });
});

describe('draftFromFields', () => {
  it('reads rows in the order of their numbers, ten after nine', () => {
    const fields = {
      'competencies.10.competency_id': 'last',
      'competencies.9.competency_id': 'first',
      'competencies.9.is_must': 'on',
      'languages.0.code': 'sv',
      title: 'Titel',
    };
    const read = draftFromFields(fields);
    expect(read.competencies).toEqual([
      { competencyId: 'first', level: '', weight: '', isMust: true },
      { competencyId: 'last', level: '', weight: '', isMust: false },
    ]);
    expect([read.title, read.languages]).toEqual(['Titel', [{ code: 'sv', cefr: '' }]]);
  });
});
