// What each bundle is made of. `vite.config.ts` and `build/scripts` compose these; nothing else knows them.
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { runnerImport } from 'vite';
import { root } from '../scripts/paths.mjs';

export const alias = {
  '#shared': join(root, 'shared'),
  '#electron': join(root, 'electron'),
  '#renderer': join(root, 'renderer'),
  '#test': join(root, 'test'),
};

const nodeModules = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** The names of the bridge, without the schemas that most of the contract is made of. */
async function bridgeNames() {
  const { module } = await runnerImport(join(root, 'shared', 'ipc', 'contract.ts'), {
    configFile: false,
    resolve: { alias },
  });
  return {
    BRIDGE_CHANNELS: JSON.stringify(Object.keys(module.channels)),
    BRIDGE_EVENTS: JSON.stringify(Object.keys(module.events)),
  };
}

/**
 * CommonJS for a Node runtime, because Electron's main process loads no ES module in older versions. Everything but
 * Electron and Node itself is bundled. `more.output`: a sandboxed preload must be a single file.
 */
const nodeBundle = (entry, folder, external, more) => async () => ({
  root,
  resolve: { alias, conditions: ['node'], mainFields: ['module', 'main'] },
  define: await more?.define?.(),
  ssr: { noExternal: true, external },
  build: {
    ssr: join(root, entry),
    outDir: join(root, 'dist', folder),
    emptyOutDir: true,
    target: 'node18',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      external: [...external, ...nodeModules],
      output: {
        format: 'cjs',
        entryFileNames: 'index.cjs',
        chunkFileNames: '[name].cjs',
        // half of what a start reads; names stay, so that a stack in the log says where it happened
        minify: { compress: false, mangle: false, codegen: true },
        ...more?.output,
      },
    },
  },
});

const pageBundle = (input, output) => ({
  root: join(root, 'renderer'),
  base: './',
  plugins: [react()],
  resolve: { alias },
  worker: { format: 'es' },
  build: {
    outDir: join(root, 'dist', 'renderer'),
    emptyOutDir: false,
    target: 'chrome114',
    sourcemap: true,
    // the app's own scheme serves files; data: URLs would only widen the content security policy
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { input, output },
  },
});

/**
 * The window. What its first picture needs is one file instead of eighty: each takes a way through the main
 * process, which is busy enough at the start.
 */
export const rendererBundle = () => {
  const bundle = pageBundle(
    { index: join(root, 'renderer', 'index.html') },
    { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
  );
  return {
    ...bundle,
    plugins: [...bundle.plugins, afterFirstPaint],
    build: { ...bundle.build, emptyOutDir: true },
  };
};

/** A pattern that is there, and what stands in its place; a page without it would only start slowly, and nobody would know. */
function once(html, pattern, lines) {
  if (!pattern.test(html)) throw new Error(`index.html as it was built has no ${pattern}`);
  return [pattern, lines.join('\n    ')];
}

/**
 * What the page would load at once is only fetched; `renderer/first-paint.ts` makes scripts and styles of it when the
 * frame in `index.html` is on the screen.
 */
const afterFirstPaint = {
  name: 'tapestry:after-first-paint',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html
        .replace(
          ...once(html, /<script type="module" crossorigin src="([^"]+)"><\/script>/, [
            '<link rel="preload" as="script" crossorigin href="$1" data-then="script">',
            '<script defer src="./first-paint.js"></script>',
          ]),
        )
        .replace(
          ...once(html, /<link rel="stylesheet" crossorigin href="([^"]+)">/, [
            '<link rel="preload" as="style" crossorigin href="$1" data-then="style">',
          ]),
        ),
  },
};

/** The few lines that run before the window's first picture, beside its bundle. */
const firstPaintBundle = () => ({
  root: join(root, 'renderer'),
  resolve: { alias },
  build: {
    outDir: join(root, 'dist', 'renderer'),
    emptyOutDir: false,
    target: 'chrome114',
    sourcemap: false,
    lib: {
      entry: join(root, 'renderer', 'first-paint.ts'),
      formats: ['iife'],
      name: 'FirstPaint',
      fileName: () => 'first-paint.js',
    },
  },
});

/** The pages that draw unseen: built apart from the window, so that they load nothing of it; the same files have the same names. */
const drawingBundle = () =>
  pageBundle({
    render: join(root, 'renderer', 'render-host', 'index.html'),
    preview: join(root, 'renderer', 'render-host', 'preview.html'),
    sheet: join(root, 'renderer', 'render-host', 'sheet.html'),
  });

/** The player of exported prototypes: one script and one style sheet that are written into every file. */
const prototypeBundle = () => ({
  root: join(root, 'renderer'),
  resolve: { alias },
  build: {
    outDir: join(root, 'dist', 'prototype'),
    emptyOutDir: true,
    target: ['chrome100', 'firefox100', 'safari15'],
    sourcemap: false,
    lib: {
      entry: join(root, 'renderer', 'prototype', 'main.ts'),
      formats: ['iife'],
      name: 'TapestryPrototype',
      fileName: () => 'player.js',
      cssFileName: 'player',
    },
  },
});

export const bundles = {
  // before those that are added to its folder
  renderer: rendererBundle,
  firstPaint: firstPaintBundle,
  drawing: drawingBundle,
  prototype: prototypeBundle,
  // what opens the window, and beside it the studio, which is loaded while the page paints
  main: nodeBundle('electron/main.ts', 'main', ['electron'], { define: bridgeNames }),
  preload: nodeBundle('electron/preload/index.ts', 'preload', ['electron'], {
    define: bridgeNames,
    output: { codeSplitting: false },
  }),
  // a command loads what it needs itself
  cli: nodeBundle('electron/cli/index.ts', 'cli', []),
};
