import { describe, expect, it } from 'vitest';
import { answerFor, typed, typedList } from './form-answer.ts';

const form = { values: { name: '', 'roles[]': ['a'] }, errors: {}, problem: null };

describe('what a form shows again', () => {
  it('keeps an emptied field empty instead of bringing back the saved value', () => {
    expect(typed(form, 'name', 'Ada')).toBe('');
    expect(typed(null, 'name', 'Ada')).toBe('Ada');
  });

  it('takes no ticked box of a posted form as none', () => {
    expect(typedList(form, 'roles[]', ['b'])).toEqual(['a']);
    expect(typedList(form, 'sectors[]', ['b'])).toEqual([]);
    expect(typedList(null, 'sectors[]', ['b'])).toEqual(['b']);
  });

  it('belongs to the form that has the field', () => {
    expect(answerFor(form, 'name')).toBe(form);
    expect(answerFor(form, 'rate')).toBeNull();
  });
});
