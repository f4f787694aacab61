import { describe, expect, it } from 'vitest';
import { briefRowsSchema } from './brief-rows.ts';

describe('briefRowsSchema', () => {
  it('keeps whatever was typed and does what the button said', () => {
    const draft = briefRowsSchema.parse({
      title: 'x',
      percent: 'hälften',
      budget: '-1',
      competencies: [
        { competency_id: 'moderation', level: '9', weight: '3', is_must: 'on' },
        { competency_id: '', level: '3', weight: '2' },
      ],
      rows: 'remove:1',
    });
    expect(draft).toMatchObject({ title: 'x', percent: 'hälften', budget: '-1', goal: '' });
    expect(draft.competencies).toEqual([
      { competencyId: 'moderation', level: '9', weight: '3', isMust: true },
    ]);
  });

  it('takes no offence at nonsense', () => {
    const draft = briefRowsSchema.parse({ competencies: 'all', languages: [1], rows: 'explode' });
    expect([draft.competencies, draft.languages]).toEqual([[], []]);
  });
});
