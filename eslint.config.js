import tseslint from 'typescript-eslint';

const nodeBuiltins = [
  'fs',
  'path',
  'os',
  'http',
  'https',
  'crypto',
  'child_process',
  'net',
  'url',
  'util',
  'stream',
  'events',
  'timers',
  'process',
];

/** Code that Temporal replays, and the rules it calls, must not reach for the outside world or the clock. */
const noOutsideWorld = {
  'no-restricted-imports': [
    'error',
    {
      paths: nodeBuiltins.flatMap((name) => [name, `node:${name}`]),
      patterns: [
        { group: ['node:*'], message: 'No Node built-ins here: this code is replayed or shared with browsers.' },
      ],
    },
  ],
};

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'dist',
      '.data',
      'db/migrations',
      'tests/replay/histories',
      'eslint.config.js',
      '**/vite.config.ts',
      'portal/public',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './tsconfig.web.json'], tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['domain/**/*.ts'],
    rules: {
      ...noOutsideWorld,
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Rules take the instant as a parameter.' },
        { object: 'Math', property: 'random', message: 'Rules are deterministic.' },
      ],
    },
  },
  { files: ['workflows/**/*.ts'], rules: noOutsideWorld },
  {
    files: ['stack/**/*.ts', 'bench/**/*.ts', 'faults/**/*.ts', 'db/migrate.ts', 'db/sample/volume/main.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
);
