// Writes shared/i18n/sentences/: by language, the catalogs that hold errors, problems and reasons. Run after adding one.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

export const LOCALES = ['en', 'zh-TW', 'ja'];
const name = (file) => file.replace('.json', '').replace(/[^a-z]+(.)/gi, (_, c) => c.toUpperCase());

/** The text of one language's file, from what is in the folder. */
export function sentencesModule(locale) {
  const files = readdirSync(join(root, 'shared', 'i18n', locale))
    .filter((file) => /^(errors|problems|reasons)\./.test(file))
    .sort();
  const imports = files.map((file) => `import ${name(file)} from '../${locale}/${file}';`);
  return `// Made by build/scripts/sentences.mjs; a test says when it is old.
${imports.join('\n')}

/** Every sentence of an error, problem or reason by its code. Explicit imports, because \`shared\` has no file system. */
export const sentences: Readonly<Record<string, string>> = {
${files.map((file) => `  ...${name(file)},`).join('\n')}
};
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const locale of LOCALES) {
    writeFileSync(
      join(root, 'shared', 'i18n', 'sentences', `${locale}.ts`),
      sentencesModule(locale),
    );
  }
}
