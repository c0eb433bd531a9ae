// Writes shared/i18n/sentences.ts: the list of catalogs that hold errors and problems. Run after adding one.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

const LOCALES = ['en', 'zh-TW', 'ja'];
const name = (locale, file) =>
  `${locale.replace('-', '')}_${file.replace('.json', '').replace(/[^a-z]+(.)/gi, (_, c) => c.toUpperCase())}`;

/** The file's text, from what is in the folders. */
export function sentencesModule() {
  const files = readdirSync(join(root, 'shared', 'i18n', 'en'))
    .filter((file) => /^(errors|problems)\./.test(file))
    .sort();
  const imports = LOCALES.flatMap((locale) =>
    files.map((file) => `import ${name(locale, file)} from './${locale}/${file}';`),
  );
  const maps = LOCALES.map(
    (locale) =>
      `  ${locale === 'zh-TW' ? "'zh-TW'" : locale}: {\n${files
        .map((file) => `    ...${name(locale, file)},`)
        .join('\n')}\n  },`,
  );
  return `// Made by build/scripts/sentences.mjs; a test says when it is old.
import type { Locale } from '../domain/workspace';
${imports.sort().join('\n')}

/** Every sentence of an error or problem by its code. Explicit imports, because \`shared\` has no file system. */
export const sentences: Record<Locale, Readonly<Record<string, string>>> = {
${maps.join('\n')}
};
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(join(root, 'shared', 'i18n', 'sentences.ts'), sentencesModule());
}
