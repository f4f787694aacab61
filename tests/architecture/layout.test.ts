import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesBelow, text } from './files.ts';

const GENERATED = /database\.types\.ts$|supabase\/schema\.sql$|supabase\/seed\/reference\.sql$/u;

function linesOfCode(path: string): number {
  const isComment = /^\s*(\/\/|\/\*|\*|--|<!--|#)/u;
  return text(path)
    .split('\n')
    .filter((line) => line.trim() !== '' && !isComment.test(line)).length;
}

function functionLengths(path: string): number[] {
  const file = ts.createSourceFile(path, text(path), ts.ScriptTarget.Latest, true);
  const lengthsIn = (node: ts.Node): number[] => {
    const inner = node.getChildren().flatMap(lengthsIn);
    const hasBody = ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
    return hasBody ? [node.getText().split('\n').length, ...inner] : inner;
  };
  return lengthsIn(file);
}

describe('files', () => {
  const sources = ['src', 'dev', 'tests', 'supabase/tests'].flatMap((folder) => filesBelow(folder));

  it('are at most 250 lines of code', () => {
    const long = sources
      .filter((path) => /\.(ts|svelte|mjs)$/u.test(path) && !GENERATED.test(path))
      .filter((path) => linesOfCode(path) > 250);
    expect(long).toEqual([]);
  });

  it('keep to the house median and p90', () => {
    const lengths = filesBelow('src')
      .filter(
        (path) =>
          /\.(ts|svelte)$/u.test(path) && !GENERATED.test(path) && !path.endsWith('.test.ts'),
      )
      .map((path) => text(path).split('\n').length)
      .sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(60);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(200);
  });

  it('have short functions: median 10 lines, p90 40', () => {
    const lengths = filesBelow('src', '.ts')
      .filter((path) => !GENERATED.test(path) && !path.endsWith('.test.ts'))
      .flatMap(functionLengths)
      .sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(10);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(40);
  });

  it('are named kebab-case, components PascalCase', () => {
    const wrong = sources.filter((path) => {
      const name = path.split('/').at(-1) ?? '';
      if (name.endsWith('.svelte')) return !/^(\+[a-z@.-]+|[A-Z][A-Za-z0-9]*)\.svelte$/u.test(name);
      if (name.endsWith('.ts'))
        return !/^(\+[a-z.]+|[a-z0-9]+(-[a-z0-9]+)*)(\.[a-z]+)*\.ts$/u.test(name);
      return false;
    });
    expect(wrong).toEqual([]);
  });

  it('have no barrels', () => {
    expect(filesBelow('src/lib').filter((path) => /\/index\.(ts|js)$/u.test(path))).toEqual([]);
  });
});

describe('schemas', () => {
  it('take no amount from the browser', () => {
    const schemas = filesBelow('src/lib/schemas', '.ts').filter(
      (path) => !path.endsWith('.test.ts'),
    );
    const amounts = schemas.filter((path) =>
      /\b(total|fee|margin|vat|net)_?ore\b/iu.test(text(path)),
    );
    expect(amounts).toEqual([]);
  });
});

describe('words the repository does not say', () => {
  const all = ['src', 'dev', 'tests', 'supabase', 'docs', 'messages'].flatMap((folder) =>
    filesBelow(folder),
  );
  all.push('README.md', 'package.json', 'package-lock.json', 'svelte.config.js', 'vite.config.ts');
  const machine = new RegExp(
    ['/work' + '/', '\\.\\./sha' + 'red', 'npm' + 'js\\.org', 'registry\\.'].join('|'),
    'u',
  );

  it('names no machine, no outside folder and no registry', () => {
    expect(
      all.filter(
        (path) =>
          /\.(ts|svelte|md|json|js|mjs|sql|css|html)$/u.test(path) && machine.test(text(path)),
      ),
    ).toEqual([]);
  });

  it('promises nothing that is not there', () => {
    const promise = /coming soon|kommer snart|lorem ipsum|\bTODO\b|\bFIXME\b/iu;
    const said = all.filter(
      (path) =>
        !path.startsWith('tests/architecture') &&
        /\.(ts|svelte|json|md)$/u.test(path) &&
        promise.test(text(path)),
    );
    expect(said).toEqual([]);
  });
});

describe('both languages', () => {
  it.each(filesBelow('messages/sv', '.json'))('%s says the same things in English', (path) => {
    const swedish = Object.keys(JSON.parse(text(path)) as object).sort();
    const english = Object.keys(JSON.parse(text(path.replace('/sv/', '/en/'))) as object).sort();
    expect(english).toEqual(swedish);
  });

  it('has a sentence for every refusal that the database can give', () => {
    const codes = new Set<string>();
    for (const path of filesBelow('supabase/migrations', '.sql')) {
      for (const [, code] of text(path).matchAll(/raise_problem\(\d{3}, '([a-z_]+)'/gu))
        codes.add(code ?? '');
    }
    const sentences = JSON.parse(text('messages/sv/errors.json')) as Record<string, string>;
    expect([...codes].filter((code) => !sentences[`errors_${code}`])).toEqual([]);
  });

  it('has a word for every state', () => {
    const states = JSON.parse(text('messages/sv/states.json')) as Record<string, string>;
    const rows = [
      ...text('supabase/migrations/20261123081100_transitions.sql').matchAll(
        /\('([a-z_]+)', '([a-z_]+)', '([a-z_]+)',/gu,
      ),
    ];
    const wanted = new Set(
      rows.flatMap(([, entity, from, to]) => [
        `states_${entity}_${from}`,
        `states_${entity}_${to}`,
      ]),
    );
    expect([...wanted].filter((key) => !states[key])).toEqual([]);
  });
});
