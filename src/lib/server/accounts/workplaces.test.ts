import { describe, expect, it } from 'vitest';
import type { Access } from '$lib/server/auth/access.ts';
import { workplacesOf } from './workplaces.ts';

const access: Access = {
  name: 'Anna',
  locale: 'sv',
  isAgency: true,
  consultant: { id: 'k', state: 'draft' },
  companies: [
    { id: 'a', name: 'A', isOwner: true },
    { id: 'b', name: 'B', isOwner: false },
  ],
};

describe('workplacesOf', () => {
  it('lists the agency, each company and the own profile', () => {
    expect(workplacesOf(access)).toEqual([
      { kind: 'agency', name: null, companyId: null },
      { kind: 'company', name: 'A', companyId: 'a' },
      { kind: 'company', name: 'B', companyId: 'b' },
      { kind: 'consultant', name: null, companyId: null },
    ]);
  });

  it('is empty for somebody who has not chosen anything yet', () => {
    expect(workplacesOf({ ...access, isAgency: false, consultant: null, companies: [] })).toEqual(
      [],
    );
  });
});
