import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesBelow, text } from './files.ts';

/** What stands behind an address of a protected area: a load, one of its actions, or a verb. */
type Handler = { name: string; code: ts.Node };

const VERBS = /^(GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD|fallback)$/u;

/** The guards of each protected area, as they are called in a load, an action or a verb. */
const AREAS: Record<string, readonly string[]> = {
  'src/routes/(company)': ['requireCompany'],
  'src/routes/(consultant)': ['requireConsultant'],
  'src/routes/(agency)': ['requireAgency'],
  'src/routes/(account)/account': ['requirePerson', 'requireUser'],
};

/** Helpers that call the guard they are given, and the files where they do. */
const GUARDED_BY: Record<string, string> = {
  guardedLoad: 'src/lib/server/forms/page-load.ts',
  formAction: 'src/lib/server/forms/form-action.ts',
  uploadAction: 'src/lib/server/forms/upload-action.ts',
  exportList: 'src/lib/server/export/export-list.ts',
  fileResponse: 'src/lib/server/bookkeeping/file-response.ts',
  draftActions: 'src/lib/server/briefs/form-actions.ts',
  saveAction: 'src/lib/server/briefs/form-actions.ts',
  payAction: 'src/lib/server/invoicing/pay-action.ts',
};

function handlersIn(code: string): Handler[] {
  const file = ts.createSourceFile('route.ts', code, ts.ScriptTarget.Latest, true);
  return file.statements.filter(isExported).flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement))
      return [{ name: statement.name?.text ?? 'default', code: statement }];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(handlersOf);
    return [{ name: statement.getText().split('\n')[0] ?? '', code: statement }];
  });
}

function isExported(statement: ts.Statement): boolean {
  if (ts.isExportDeclaration(statement)) return !statement.isTypeOnly;
  if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) return false;
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function handlersOf({ name, initializer }: ts.VariableDeclaration): Handler[] {
  const word = name.getText();
  if (!initializer) return [];
  if (word === 'load' || VERBS.test(word)) return [{ name: word, code: initializer }];
  if (word !== 'actions') return [];
  const table = plain(initializer);
  if (!ts.isObjectLiteralExpression(table)) return [{ name: word, code: initializer }];
  return table.properties.map((property) => ({
    name: `actions.${property.name?.getText() ?? property.getText()}`,
    code: ts.isPropertyAssignment(property) ? property.initializer : property,
  }));
}

function plain(code: ts.Expression): ts.Expression {
  return ts.isSatisfiesExpression(code) ||
    ts.isAsExpression(code) ||
    ts.isParenthesizedExpression(code)
    ? plain(code.expression)
    : code;
}

/** Whether a guard is given to a helper that calls it, or is what the body calls first. */
function isGuarded(code: ts.Node, guards: readonly string[]): boolean {
  if (ts.isSpreadAssignment(code)) return isGuarded(code.expression, guards);
  const node = ts.isExpression(code) ? plain(code) : code;
  if (ts.isIdentifier(node)) return isGuardedName(node, guards);
  if (ts.isCallExpression(node)) {
    const guard = node.arguments[0]?.getText() ?? '';
    return node.expression.getText() in GUARDED_BY && guards.includes(guard);
  }
  const first = firstOf(node);
  return first !== undefined && callsOn(first).some((name) => isGuardedName(name, guards));
}

/** A guard's own name, or that of something in the same file that is guarded. */
function isGuardedName(name: ts.Identifier, guards: readonly string[]): boolean {
  if (guards.includes(name.text)) return true;
  const own = name
    .getSourceFile()
    .statements.filter(ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations])
    .find((declaration) => declaration.name.getText() === name.text)?.initializer;
  return own !== undefined && isGuarded(own, guards);
}

/** The first statement of a function's body, or the expression that it is. */
function firstOf(node: ts.Node): ts.Node | undefined {
  if (!ts.isFunctionLike(node) || !('body' in node)) return undefined;
  const body = node.body as ts.Node | undefined;
  return body && ts.isBlock(body) ? body.statements[0] : body;
}

/** What is called with the event alone. */
function callsOn(node: ts.Node): ts.Identifier[] {
  const own =
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.arguments.length === 1 &&
    node.arguments[0]?.getText() === 'event'
      ? [node.expression]
      : [];
  return [...own, ...node.getChildren().flatMap(callsOn)];
}

describe('guards', () => {
  const routes = filesBelow('src/routes').filter((path) => /\+(page\.)?server\.ts$/u.test(path));

  it.each(Object.keys(AREAS))('%s: each load, action and verb reaches its guard', (area) => {
    const own = routes.filter((path) => path.startsWith(`${area}/`));
    const handlers = own.flatMap((path) =>
      handlersIn(text(path)).map((handler) => ({ path, ...handler })),
    );
    const open = handlers.filter(({ code }) => !isGuarded(code, AREAS[area] ?? []));
    expect(open.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
    expect(handlers.length).toBeGreaterThanOrEqual(own.length);
  });

  it.each([
    ['a bare load', 'export const load = async (event) => list(event.locals.supabase);'],
    ['another area’s guard', 'export const load = guardedLoad(requireConsultant, run);'],
    ['no guard', 'export const load = guardedLoad(noGuard, run);'],
    [
      'one action of two',
      'export const actions = { a: formAction(requireCompany, s, r), b: run };',
    ],
    ['actions from elsewhere', 'export const actions = shared;'],
    [
      'a guard after the work',
      'export async function GET(event) { await work(); requireCompany(event); }',
    ],
    ['a load handed on', "export { load } from './elsewhere.ts';"],
  ])('sees %s', (_, code) => {
    expect(handlersIn(code).some((handler) => !isGuarded(handler.code, ['requireCompany']))).toBe(
      true,
    );
  });

  it.each([
    ['a guarded load', 'export const load = guardedLoad(requireCompany, run);'],
    ['an exported list', 'export const GET: RequestHandler = exportList(requireCompany, run);'],
    [
      'a body that guards first',
      'export const GET = async (event) => { const a = requireCompany(event); };',
    ],
    [
      'a typed table',
      'export const actions = { a: formAction(requireCompany, s, r) } satisfies Actions;',
    ],
    ['page options', 'export const prerender = false;'],
  ])('leaves %s alone', (_, code) => {
    expect(handlersIn(code).every((handler) => isGuarded(handler.code, ['requireCompany']))).toBe(
      true,
    );
  });

  it.each(Object.entries(GUARDED_BY))('%s calls the guard that it is given', (name, path) => {
    const code = text(path);
    const body = code.slice(code.indexOf(`export function ${name}`)).split('\n}\n')[0] ?? '';
    expect(body).toMatch(/\bguard\(event\)|\bformAction\(guard,/u);
  });

  it('are never in a layout', () => {
    const layouts = filesBelow('src/routes').filter((path) => path.endsWith('+layout.server.ts'));
    const guarding = layouts.filter((path) =>
      /require(Company|Consultant|Agency)\(/u.test(text(path)),
    );
    expect(guarding).toEqual([]);
  });
});
