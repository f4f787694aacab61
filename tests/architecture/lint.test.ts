import { ESLint, Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { ROOT } from './files.ts';

const RULES = ['no-restricted-imports', 'max-lines-per-function'];
const eslint = new ESLint({ cwd: ROOT });

/** What the house's own configuration says of a line of code in a file of that name. */
async function problems(path: string, code: string): Promise<string[]> {
  const config = await eslint.calculateConfigForFile(path);
  const rules = Object.fromEntries(RULES.map((name) => [name, config.rules[name] ?? 'off']));
  return new Linter()
    .verify(code, { files: ['**'], rules }, { filename: path.replace(/\.(ts|svelte)$/u, '.js') })
    .map(({ ruleId }) => ruleId ?? 'unreadable');
}

const imports = (from: string) => `import { x } from '${from}'; x();`;

describe('imports go one way', () => {
  it.each([
    ['src/lib/server/briefs/queries.ts', '$lib/components/ui/Button.svelte'],
    ['src/lib/server/payments/refund.ts', '$lib/components/ui/Button.svelte'],
    ['src/lib/server/jobs/tasks.ts', '$lib/components/ui/Button.svelte'],
    ['src/lib/schemas/brief.ts', '$lib/components/briefs/rows.ts'],
    ['src/lib/schemas/brief.ts', '$lib/server/briefs/queries.ts'],
    ['src/lib/format/money.ts', '$lib/components/ui/Money.svelte'],
    ['src/lib/domain/briefs/draft.ts', '$lib/format/money.ts'],
    ['src/lib/domain/briefs/draft.ts', '$lib/i18n/paths.ts'],
    ['src/lib/domain/briefs/draft.ts', '../format/money.ts'],
    ['src/lib/domain/briefs/draft.ts', '$lib/schemas/brief.ts'],
    ['src/lib/domain/briefs/draft.ts', '@sveltejs/kit'],
    ['src/lib/components/briefs/Card.svelte', '$lib/server/briefs/queries.ts'],
    ['src/lib/components/ui/Button.svelte', '$lib/domain/briefs/draft.ts'],
    ['src/lib/server/briefs/queries.ts', '#routes/(public)/roles/address.ts'],
    ['src/lib/server/briefs/queries.ts', '../routes/x.ts'],
    ['src/lib/server/briefs/queries.ts', 'stripe'],
    ['src/lib/server/briefs/queries.ts', '$lib/server/db/service-client.ts'],
    ['src/lib/server/briefs/queries.ts', '@supabase/lite'],
    ['src/lib/server/briefs/queries.ts', '#dev/postgres.ts'],
  ])('%s may not import %s', async (path, from) => {
    expect(await problems(path, imports(from))).toEqual(['no-restricted-imports']);
  });

  it.each([
    ['src/lib/domain/briefs/draft.ts', '$lib/domain/time/day.ts'],
    ['src/lib/schemas/brief.ts', '$lib/domain/briefs/draft.ts'],
    ['src/lib/server/briefs/queries.ts', '$lib/schemas/brief.ts'],
    ['src/lib/server/payments/refund.ts', 'stripe'],
    ['src/lib/components/briefs/Card.svelte', '$lib/domain/briefs/draft.ts'],
    ['src/routes/(company)/company/+page.server.ts', '$lib/server/briefs/queries.ts'],
  ])('%s may import %s', async (path, from) => {
    expect(await problems(path, imports(from))).toEqual([]);
  });
});

describe('functions', () => {
  const lines = (count: number) => `f(async () => {\n${'g();\n'.repeat(count - 2)}});`;

  it.each([
    ['src/routes/(company)/company/+page.server.ts', 25],
    ['src/lib/server/briefs/queries.ts', 60],
  ])('in %s are at most %i lines', async (path, most) => {
    expect(await problems(path, lines(most))).toEqual([]);
    expect(await problems(path, lines(most + 1))).toEqual(['max-lines-per-function']);
  });
});
