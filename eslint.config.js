// Lint: typescript-eslint's strict rules with types, and the house's own (tools/eslint-rooms).
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { tsImport } from 'tsx/esm/api';
import tseslint from 'typescript-eslint';

const { roomsPlugin } = await tsImport('./tools/eslint-rooms/index.ts', import.meta.url);
const { forms } = await tsImport('./src/forms/index.ts', import.meta.url);
const codes = forms.flatMap((form) => form.fields.map((field) => field.code));

/** Only these rooms may know the clock, the network, the environment, or chance. */
const pure = {
  files: ['src/**/*.{ts,tsx}'],
  ignores: ['src/cli/**', 'src/crawl/**', 'src/store/**'],
  rules: {
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'The core knows no clock.' },
      { object: 'performance', property: 'now', message: 'The core knows no clock.' },
      { object: 'Math', property: 'random', message: 'The core knows no chance.' },
      { object: 'process', property: 'env', message: 'The core knows no environment: pass it in.' },
      { object: 'process', property: 'exit', message: 'Only src/cli exits.' },
      { object: 'process', property: 'stdout', message: 'Only src/cli prints.' },
      { object: 'process', property: 'stderr', message: 'Only src/cli prints.' },
    ],
    'no-restricted-globals': ['error', { name: 'fetch', message: 'The core knows no network.' }],
    'no-restricted-syntax': [
      'error',
      {
        selector: "NewExpression[callee.name='Date'][arguments.length=0]",
        message: 'The core knows no clock.',
      },
    ],
  },
};

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'output/', 'coverage/', 'samples/'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { URL: 'readonly', console: 'readonly', process: 'readonly' } },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // `{ readonly [code: string]: T }` names its key; `Record` is also the name of the program's own type.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // An arrow that only calls reads better without braces.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'scrapers/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'tools/**/*.ts'],
    plugins: { rooms: roomsPlugin(codes) },
    rules: {
      'rooms/order': 'error',
      'rooms/no-chinese': 'error',
      'rooms/no-codes': 'error',
      'rooms/names': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  pure,
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'tools/**/*.ts'],
    rules: {
      'no-console': 'off',
      // A test states what it expects to be there, and fails where it is not.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
