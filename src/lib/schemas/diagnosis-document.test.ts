import { describe, expect, it } from 'vitest';
import { shipped } from '#tests/support/diagnosis.ts';
import { diagnosisDocumentSchema } from './diagnosis-document.ts';

const messages = (document: unknown) =>
  diagnosisDocumentSchema.safeParse(document).error?.issues.map(({ message }) => message) ?? [];

describe('diagnosisDocumentSchema', () => {
  it('takes the version that ships', () => {
    expect(messages(shipped)).toEqual([]);
  });

  it('refuses what would make results wrong without a word', () => {
    const [first, ...rest] = shipped.profiles;
    const profiles = [{ ...first, shares: { ...first?.shares, run: 21 } }, ...rest];
    expect(messages({ ...shipped, profiles })).toEqual(['shares of foundation do not sum to 100']);
    const dimensions = shipped.dimensions.slice(1);
    expect(messages({ ...shipped, dimensions })).toContain('weights do not sum to 1');
    const roles = shipped.roles.slice(1);
    expect(messages({ ...shipped, roles })).toContain('no role community-manager');
  });

  it('refuses a misspelt condition instead of ignoring it', () => {
    const [warning] = shipped.warnings;
    const when = { dimension: 'strategy', op: '<', value: 40 };
    expect(messages({ ...shipped, warnings: [{ ...warning, when }] })).not.toEqual([]);
  });
});
