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
import { documentFromDefinition } from '#shared/document/wire/from-definition';
import { definitionOf } from '#shared/document/wire/to-definition';
import { readDefinition } from '#shared/line/import/read-definition';
import { sha256Hex } from '../../store/hash';
import { randomBytesPort } from '../../store/random';
import { type CliCommand, type CliContext, CliFailure, type CliOutcome } from '../command';
import { decodeText } from '../decode-text';
import { unwrap } from '../open-workspace';
import { keepInputs, writeOut } from '../out-files';
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
          .choices(['line', 'tapestry', 'design'])
          .makeOptionMandatory(),
      )
      .option('--out <file>', 'write it there instead of printing it')
      .action(
        run(
          async (
            context,
            file: string,
            options: { to: 'line' | 'tapestry' | 'design'; out?: string },
          ): Promise<CliOutcome> => {
            if (options.out !== undefined) await keepInputs(context, [file], options.out);
            const bytes = await readInput(context, file);
            const document = readAsDocument(context, bytes, file, options.to === 'design');
            const value =
              options.to === 'line'
                ? unwrap(definitionOf(document), 1)
                : wrapDocument(document, sha256Hex, compactCanonicalJson);
            if (options.out !== undefined)
              await writeOut(context, options.out, canonicalJson(value));
            return {
              exit: 0,
              json: value,
              verbatim: true,
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

/** `designs`: a picture with areas becomes a design for the canvas. */
function readAsDocument(
  context: CliContext,
  bytes: Uint8Array,
  file: string,
  designs: boolean,
): TapestryDocument {
  const text = decodeText(bytes);
  if (text.includes(`"${DOCUMENT_FORMAT}"`))
    return current(unwrap(readDocument(text, sha256Hex, compactCanonicalJson), 1));
  const definition = unwrap(readDefinition(bytes), 1);
  const made = unwrap(
    documentFromDefinition(definition, {
      title: file,
      now: new Date(),
      random: randomBytesPort,
      designs,
    }),
    1,
  );
  for (const problem of made.problems) context.note(problemLine(problem, context.locale));
  return made.document;
}

/** Converting a file of a newer Tapestry would leave out what we do not know of. */
function current(read: ReadDocument): TapestryDocument {
  if (!read.newer) return read.document;
  throw new CliFailure(tooNewError(), 1);
}
