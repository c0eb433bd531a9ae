import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { canonicalJson, compactCanonicalJson } from '#shared/document/canonical';
import {
  DOCUMENT_FORMAT,
  type ReadDocument,
  readDocument,
  tooNewError,
  wrapDocument,
} from '#shared/document/envelope';
import type { TapestryDocument } from '#shared/document/kinds';
import type { Bubble } from '#shared/domain/message/schema';
import { appError } from '#shared/errors/app-error';
import { readDefinition } from '#shared/line/import/read-definition';
import { toWire } from '#shared/line/rich-menu';
import { documentFromDefinition } from '../../services/imports';
import { sha256Hex } from '../../store/hash';
import { type CliCommand, type CliContext, CliFailure, type CliOutcome } from '../command';
import { unwrap } from '../open-workspace';
import { phrase, problemLine } from '../phrase';
import { readInput } from '../read-input';

/** `tapestry convert`: LINE's JSON to a Tapestry document, and back. */
export const convert: CliCommand = {
  register(program, run) {
    program
      .command('convert <file>')
      .description('Turn LINE’s JSON into a Tapestry document, or a document into LINE’s JSON.')
      .addOption(
        new Option('--to <form>', 'what it becomes')
          .choices(['line', 'tapestry'])
          .makeOptionMandatory(),
      )
      .option('--out <file>', 'write it there instead of printing it')
      .action(
        run(
          async (
            context,
            file: string,
            options: { to: 'line' | 'tapestry'; out?: string },
          ): Promise<CliOutcome> => {
            const bytes = await readInput(context, file);
            const document = readAsDocument(context, bytes, file);
            const value =
              options.to === 'line'
                ? wireOf(document)
                : wrapDocument(document, sha256Hex, compactCanonicalJson);
            if (options.out !== undefined) await write(context, options.out, value);
            return {
              exit: 0,
              json: value,
              text: (locale) =>
                options.out === undefined
                  ? canonicalJson(value)
                  : phrase(locale, 'cli.written', { file: options.out }),
            };
          },
        ),
      );
  },
};

function readAsDocument(context: CliContext, bytes: Uint8Array, file: string): TapestryDocument {
  const text = new TextDecoder().decode(bytes);
  if (text.includes(`"${DOCUMENT_FORMAT}"`))
    return current(unwrap(readDocument(text, sha256Hex, compactCanonicalJson), 1));
  const definition = unwrap(readDefinition(bytes), 1);
  const made = unwrap(documentFromDefinition(definition, file, new Date()), 1);
  for (const problem of made.problems) context.note(problemLine(problem, context.locale));
  return made.document;
}

/** Converting a file of a newer Tapestry would leave out what we do not know of. */
function current(read: ReadDocument): TapestryDocument {
  if (!read.newer) return read.document;
  throw new CliFailure(tooNewError(), 1);
}

/** One page: the rich menu object itself. Several: a list that keeps their aliases. */
function wireOf(document: TapestryDocument): unknown {
  if (document.kind === 'message') return { messages: document.bubbles.map(wireOfBubble) };
  if (document.kind === 'coupon') return document.wire;
  if (document.kind !== 'richMenuSet') throw new CliFailure(noWire(document.kind), 1);
  const [first, ...others] = document.pages;
  if (first && others.length === 0) return toWire(first, document).richMenu;
  return document.pages.map((page) => ({
    richMenuAliasId: page.richMenuAliasId,
    richMenu: toWire(page, document).richMenu,
  }));
}

const noWire = (kind: string) =>
  appError('cli.noWire', `LINE has no definition that holds a whole ${kind}.`, {
    details: { kind },
  });

function wireOfBubble(bubble: Bubble): unknown {
  if (bubble.source === 'wire') return bubble.wire;
  throw new CliFailure(
    appError(
      'cli.designOutside',
      'This message uses a design of its workspace, which a single file does not hold.',
      { details: { documentId: bubble.documentId } },
    ),
    1,
  );
}

async function write(context: CliContext, out: string, value: unknown): Promise<void> {
  try {
    await writeFile(resolve(context.cwd, out), canonicalJson(value));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new CliFailure(
      appError('cli.fileUnwritable', `${out} cannot be written: ${reason}.`, {
        details: { file: out, reason },
      }),
      2,
    );
  }
}
