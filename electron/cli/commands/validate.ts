import { basename, extname, join } from 'node:path';
import { Option } from 'commander';
import { compactCanonicalJson } from '#shared/document/canonical';
import { checkDocument } from '#shared/document/check';
import { DOCUMENT_FORMAT, readDocument, tooNewError } from '#shared/document/envelope';
import { formatPath, type Problem } from '#shared/errors/app-error';
import { checkCouponTime } from '#shared/line/coupon';
import { checkDefinition, DEFINITION_KINDS, type DefinitionKind } from '#shared/line/definition';
import { FORGIVEN, readDefinition } from '#shared/line/import/read-definition';
import { repairDefinition } from '#shared/line/repair';
import { sha256Hex } from '../../store/hash';
import {
  type CliCommand,
  type CliContext,
  CliFailure,
  type CliOutcome,
  type ExitStatus,
} from '../command';
import { decodeText } from '../decode-text';
import { keepInputs, outFolder, writeOut } from '../out-files';
import { phrase, problemLine } from '../phrase';
import { problemOf } from '../problem-of';
import { isStopped, readInput } from '../read-input';

interface Verdict {
  file: string;
  kind: string | null;
  valid: boolean;
  problems: Problem[];
  /** With `--fix`: how many repairs were made, and the file that has them. */
  fixed?: number;
  out?: string;
}

/** `tapestry validate FILE…`: what LINE would refuse, before it is sent. */
export const validate: CliCommand = {
  register(program, run) {
    program
      .command('validate <files...>')
      .description('Check LINE definitions and Tapestry documents; - reads standard input.')
      .addOption(
        new Option('--as <kind>', 'take the files for this kind').choices([...DEFINITION_KINDS]),
      )
      .option(
        '--fix <dir>',
        'make every certain repair in a copy in that folder, and judge the copy; originals stay',
      )
      .action(
        run(
          async (
            context,
            files: string[],
            options: { as?: DefinitionKind; fix?: string },
          ): Promise<CliOutcome> => {
            const verdicts: Verdict[] = [];
            let exit: ExitStatus = 0;
            const copies =
              options.fix === undefined ? null : new Copies(await outFolder(context, options.fix));
            for (const file of files) {
              const { as } = options;
              const { verdict, status } = await validateOne(context, file, { as, copies, files });
              verdicts.push(verdict);
              if (status > exit) exit = status;
            }
            return {
              exit,
              json: verdicts,
              text: (locale) =>
                verdicts
                  .flatMap(({ file, kind, valid, problems, fixed, out }) => [
                    ...(out === undefined
                      ? []
                      : [phrase(locale, 'cli.repaired', { file, count: fixed, out })]),
                    phrase(locale, valid ? 'cli.valid' : 'cli.invalid', { file, kind }),
                    ...problems.map((problem) => problemLine(problem, locale)),
                  ])
                  .join('\n'),
            };
          },
        ),
      );
  },
};

interface ValidateOptions {
  as: DefinitionKind | undefined;
  copies: Copies | null;
  /** All that are named: a copy of one must not take the place of another. */
  files: readonly string[];
}

async function validateOne(
  context: CliContext,
  file: string,
  { as, copies, files }: ValidateOptions,
): Promise<{ verdict: Verdict; status: ExitStatus }> {
  const judged = (kind: string | null, problems: Problem[], worst: ExitStatus = 1) => {
    const valid = !problems.some((problem) => problem.severity === 'error');
    const verdict = { file, kind, valid, problems };
    return { verdict, status: valid ? (0 as const) : worst };
  };
  let bytes: Uint8Array;
  try {
    bytes = await readInput(context, file);
  } catch (error) {
    if (isStopped(error)) throw error;
    if (error instanceof CliFailure) return judged(null, [problemOf(error.appError)], error.exit);
    throw error;
  }
  const text = decodeText(bytes);
  if (as === undefined && text.includes(`"${DOCUMENT_FORMAT}"`)) {
    const read = readDocument(text, sha256Hex, compactCanonicalJson);
    if (!read.ok) return judged('tapestryDocument', [problemOf(read.error)]);
    const { document } = read.value;
    const problems = checkDocument(document);
    if (document.kind === 'coupon' && document.couponId === null)
      problems.push(...checkCouponTime(document.wire, Date.now(), ['wire']));
    return judged(
      'tapestryDocument',
      read.value.newer ? [problemOf(tooNewError()), ...problems] : problems,
    );
  }
  const definition = readDefinition(bytes, as);
  if (!definition.ok) return judged(as ?? null, [problemOf(definition.error)]);
  if (copies !== null) {
    const repaired = repairDefinition(definition.value);
    const out = copies.placeFor(file);
    await keepInputs(context, files, out);
    await writeOut(context, out, `${JSON.stringify(repaired.definition.value, null, 2)}\n`);
    // the copy is plain JSON, so what the reading forgave is mended too
    const found = judged(definition.value.kind, unique(checkDefinition(repaired.definition)));
    return { ...found, verdict: { ...found.verdict, fixed: repaired.repairs, out } };
  }
  const { kind, value } = definition.value;
  const problems = [
    ...definition.value.problems.map(strict),
    ...checkDefinition(definition.value),
    ...(kind === 'coupon' ? checkCouponTime(value, Date.now()) : []),
  ];
  return judged(definition.value.kind, unique(problems));
}

/** Where the repaired copies go: files of one name from several folders stay apart. */
class Copies {
  private readonly taken = new Set<string>();

  constructor(private readonly folder: string) {}

  placeFor(file: string): string {
    const name = file === '-' ? 'stdin.json' : basename(file);
    const end = extname(name);
    let out = join(this.folder, name);
    for (let next = 2; this.taken.has(out.toLowerCase()); next += 1)
      out = join(this.folder, `${basename(name, end)} ${next}${end}`);
    this.taken.add(out.toLowerCase());
    return out;
  }
}

/** An import forgives comments and bare keys; LINE does not, and a pipeline sends the file as it stands. */
const strict = (problem: Problem): Problem =>
  FORGIVEN.includes(problem.code) ? { ...problem, severity: 'error' } : problem;

function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = `${problem.code} ${formatPath(problem.path)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
