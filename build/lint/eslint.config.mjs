// Only what needs types or React's rules; everything else is in style.jsonc.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const project = (folder) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: {
      project: `${folder}/tsconfig.json`,
      tsconfigRootDir: new URL('../..', import.meta.url).pathname,
    },
  },
});

export default [
  { linterOptions: { reportUnusedDisableDirectives: true } },
  project('electron'),
  project('renderer'),
  project('shared'),
  {
    files: ['{electron,renderer,shared}/**/*.{ts,tsx}'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      // a forgotten promise is a lost error
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    // dependencies of effects are Biome's rule, with its reasons beside the exceptions
    rules: { 'react-hooks/rules-of-hooks': 'error' },
  },
];
