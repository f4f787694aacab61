import { afterAll, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '$lib/paraglide/runtime.js';
import { briefFieldLabels } from './field-labels.ts';

const labelOf = (path: string) => briefFieldLabels({ [path]: ['fel'] })[path];

describe('the names of the fields of a brief', () => {
  afterAll(() => overwriteGetLocale(() => 'sv'));

  it.each([
    ['title', 'Rubrik', 'Title'],
    [
      'roles.1.budget',
      'Roll 2, Högsta timpris ni räknar med',
      'Role 2, Highest hourly price you expect',
    ],
    [
      'roles.0.times.0.starts_on',
      'Roll 1, Perioder, rad 1, Från och med',
      'Role 1, Periods, row 1, From',
    ],
    [
      'roles.0.times.1.ends_on',
      'Roll 1, Perioder, rad 2, Till och med',
      'Role 1, Periods, row 2, Until',
    ],
    [
      'roles.0.times.0.percent',
      'Roll 1, Perioder, rad 1, Omfattning',
      'Role 1, Periods, row 1, Share of full time',
    ],
    [
      'roles.0.competencies.2.competency_id',
      'Roll 1, Kompetenser, rad 3, Kompetens',
      'Role 1, Competencies, row 3, Competency',
    ],
    [
      'roles.0.competencies.2.level',
      'Roll 1, Kompetenser, rad 3, Lägsta nivå',
      'Role 1, Competencies, row 3, Lowest level',
    ],
    [
      'roles.0.competencies.2.weight',
      'Roll 1, Kompetenser, rad 3, Vikt',
      'Role 1, Competencies, row 3, Weight',
    ],
    ['languages.0.code', 'Språk, rad 1, Språk', 'Languages, row 1, Language'],
    ['languages.0.cefr', 'Språk, rad 1, Lägsta nivå', 'Languages, row 1, Lowest level'],
    ['measures.0.measure_id', 'Mått, rad 1, Mått', 'Measures, row 1, Measure'],
    ['measures.0.baseline', 'Mått, rad 1, I dag', 'Measures, row 1, Today'],
    ['measures.0.target', 'Mått, rad 1, Mål', 'Measures, row 1, Target'],
  ])('name the row and the field: %s', (path, sv, en) => {
    overwriteGetLocale(() => 'sv');
    expect(labelOf(path)).toBe(sv);
    overwriteGetLocale(() => 'en');
    expect(labelOf(path)).toBe(en);
  });
});
