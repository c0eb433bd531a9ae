// Who may know whom. The sentence in `comment` is what a person reads when a border is crossed.
const builtin = { dependencyTypes: ['core'] };

module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure',
      comment: 'shared knows neither Node, Electron nor the DOM: both sides run it.',
      severity: 'error',
      from: { path: '^shared/' },
      to: builtin,
    },
    {
      name: 'shared-knows-nobody',
      comment: 'shared is known by electron and renderer, never the other way round.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer|test|build)/' },
    },
    {
      name: 'shared-without-frameworks',
      comment: 'shared stays free of windows and widgets.',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        path: 'node_modules/(electron|react|react-dom|konva|react-konva|@mantine|lowdb|@line)(/|$)',
      },
    },
    {
      name: 'renderer-meets-electron-in-ipc',
      comment: 'The window reaches the main process through shared/ipc only.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/' },
    },
    {
      name: 'electron-without-renderer',
      comment: 'The main process does not know how things are drawn on screen.',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'renderer-without-node',
      comment: 'No disk, network or process in the window: ask for it in shared/ipc.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: builtin,
    },
    {
      name: 'renderer-without-electron-package',
      comment: 'The preload bridge is the only door.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: 'node_modules/electron(/|$)' },
    },
    {
      name: 'product-without-tests',
      comment: 'What ships never imports what tests it.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/' },
      to: { path: '^(test|build)/' },
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      // the check's resolver does not read lowdb's export map; the compiler and the bundler do
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(electron|lowdb|virtual:)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|png|woff2)$' },
    tsPreCompilationDeps: 'specify',
    webpackConfig: { fileName: 'build/lint/aliases.cjs' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
