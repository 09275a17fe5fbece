import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Dependencies run one way: extensions -(HTTP)-> routes -> stage -> ml. Earlier stages never import later ones. */
const STAGES = ['ingest', 'profiles', 'training', 'serving', 'measurement'];
const FRAMEWORK = [
  '@remix-run/*',
  '@shopify/shopify-app-remix',
  '@shopify/shopify-app-remix/*',
  '@shopify/polaris',
  '@shopify/app-bridge-react',
  'react',
  'react-dom',
  'react/*',
  'react-dom/*',
];
const FRAMEWORK_FILES = [
  'app/routes/**',
  'app/components/**',
  'app/root.tsx',
  'app/entry.server.tsx',
  'app/entry.client.tsx',
  'app/shopify.server.ts',
  'app/remix.server.ts',
];

const forbid = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});
const group = (names, message) => ({ group: names, message });

const outside = group(
  ['\\#sandbox/*', '\\#tests/*', '**/sandbox/**', '**/bench/**', '**/tests/**'],
  'Nothing imports sandbox/, bench/ or tests/.',
);
const framework = group(
  FRAMEWORK,
  'Framework imports stay in routes, components, root, entry.server, remix.server and shopify.server.',
);
const routes = group(
  ['**/routes/**', '**/components/**', '\\#app/routes/*', '\\#app/components/*'],
  'A stage never imports a route or a component.',
);
/** Words that a reader would see in one language only. */
const SAID =
  'title|label|subtitle|content|heading|placeholder|aria-label|accessibilityLabel|description|definition|count|unknown|change|caption|legend|hint|says';
const LETTERS = '[value=/\\p{L}/u]';
const WORDS = [
  `JSXText${LETTERS}`,
  ...['', 'ConditionalExpression > ', 'LogicalExpression > '].flatMap((inside) => [
    `JSXAttribute[name.name=/^(${SAID})$/] > JSXExpressionContainer > ${inside}Literal${LETTERS}`,
    `JSXAttribute[name.name=/^(${SAID})$/] > JSXExpressionContainer > ${inside}TemplateLiteral > TemplateElement[value.raw=/\\p{L}/u]`,
    `:matches(JSXElement, JSXFragment) > JSXExpressionContainer > ${inside}Literal${LETTERS}`,
    `:matches(JSXElement, JSXFragment) > JSXExpressionContainer > ${inside}TemplateLiteral > TemplateElement[value.raw=/\\p{L}/u]`,
  ]),
  `JSXAttribute[name.name=/^(${SAID})$/] > Literal${LETTERS}`,
  `Property[key.name=/^(${SAID})$/] > Literal${LETTERS}`,
  // A sentence, wherever it stands; errors are for us.
  ':not(NewExpression, ImportDeclaration) > Literal[value=/^\\p{Lu}\\p{Ll}* \\p{L}/u]',
].map((selector) => ({
  selector,
  message: 'Words on pages are messages in three languages: app/messages, useText().',
}));
const stages = (names) => names.flatMap((name) => [`\\#app/${name}/*`, `../${name}/*`, `../../${name}/*`]);

export default tseslint.config(
  {
    ignores: [
      'node_modules/**',
      'build/**',
      'data/**',
      'prisma/generated/**',
      // AssemblyScript: compiled by its own compiler.
      'ml/kernels/simd/**',
      'extensions/*/dist/**',
      'extensions/storefront/assets/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test'] }] },
      ],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use string-literal unions instead of enums.' },
        { selector: 'ExportDefaultDeclaration > ArrowFunctionExpression', message: 'Use named exports.' },
      ],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['tests/**'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: ['ml/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 200 }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ClassDeclaration', message: 'No classes in ml/: a trained model is plain data.' },
        { selector: 'TSEnumDeclaration', message: 'Use string-literal unions instead of enums.' },
        { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Chance is an argument.' },
        { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Time is an argument.' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is an argument.' },
        { selector: 'ImportExpression', message: 'ml/ imports nothing outside itself.' },
      ],
    },
  },
  ...[
    { files: ['ml/**/*.ts'], ignores: ['ml/neural/**'], own: '' },
    // The one place with TensorFlow.js.
    { files: ['ml/neural/**'], ignores: [], own: '|@tensorflow/' },
  ].map(({ files, ignores, own }) =>
    forbid(
      files,
      [
        { regex: `^(?!\\.{1,2}/|#ml/${own})|^\\.\\./\\.\\./`, message: 'ml/ imports nothing outside itself.' },
        group(
          ['**/app/**', '**/sandbox/**', '**/bench/**', '**/tests/**', '**/extensions/**', '**/prisma/**'],
          'ml/ imports nothing outside itself.',
        ),
      ],
      ignores,
    ),
  ),
  ...STAGES.map((stage, index) =>
    forbid(
      [`app/${stage}/**`],
      [
        outside,
        routes,
        framework,
        ...(index < STAGES.length - 1
          ? [group(stages(STAGES.slice(index + 1)), `${stage} never imports a later stage.`)]
          : []),
      ],
    ),
  ),
  forbid(
    ['app/jobs/**', 'app/commands/**', 'app/*.ts', 'server.ts', 'worker.ts', 'prisma/*.ts'],
    [outside, routes, framework],
    FRAMEWORK_FILES,
  ),
  forbid(FRAMEWORK_FILES, [outside]),
  forbid(
    ['app/routes/**', 'app/components/**'],
    [
      outside,
      group(
        ['**/db.server.ts', '\\#app/db.server.ts', '**/prisma/**', 'better-sqlite3', '@prisma/*'],
        'Routes never touch the database.',
      ),
    ],
  ),
  {
    files: ['app/routes/**', 'app/components/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use string-literal unions instead of enums.' },
        {
          selector: "MemberExpression[object.property.name='db'], MemberExpression[object.name='db']",
          message: 'Routes never touch the database: they hand `app.db` to a function of a stage.',
        },
        ...WORDS,
      ],
    },
  },
  {
    // No language is loaded where no shop is known; so it is in app/root.tsx, which stands outside of these folders.
    files: ['app/routes/auth.login.tsx'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  forbid(
    ['extensions/**'],
    [
      group(
        ['\\#*', '../../**', '**/app/**', '**/ml/**'],
        'An extension imports nothing from the rest of the repository.',
      ),
    ],
  ),
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'Buffer',
          'URL',
          'URLSearchParams',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'fetch',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['extensions/**/*.js', 'sandbox/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'window',
          'document',
          'navigator',
          'location',
          'history',
          'localStorage',
          'sessionStorage',
          'self',
          'postMessage',
          'crypto',
          'IntersectionObserver',
          'CustomEvent',
          'Event',
          'MutationObserver',
          'HTMLElement',
          'customElements',
          'AbortController',
          'Intl',
          'Blob',
          'Worker',
          'Request',
          'Headers',
          'Response',
          'Node',
          'Element',
          'HTMLButtonElement',
          'requestAnimationFrame',
          'matchMedia',
          'addEventListener',
          'atob',
          'btoa',
          'performance',
          'queueMicrotask',
          'URL',
          'top',
          'parent',
          'structuredClone',
          'CSS',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
