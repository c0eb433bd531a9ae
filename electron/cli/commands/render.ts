import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { checkDocument } from '#shared/document/check';
import type { TapestryDocument } from '#shared/document/kinds';
import { isProduct } from '#shared/domain/design/design';
import { appError, ok } from '#shared/errors/app-error';
import { HANDOFF_PARTS, type HandoffPart } from '#shared/ipc/channels/handoff';
import type { PreviewPort } from '../../render/preview-port';
import type { DrawFormat } from '../../render/render-port';
import type { SheetPort } from '../../render/sheet-port';
import { exportDocument } from '../../services/exports';
import { exportHandoff } from '../../services/exports/handoff';
import { exportMessagePrototype, isChatted } from '../../services/exports/message-prototype';
import type { Drawings } from '../../services/render';
import { symbolProblems } from '../../services/symbol-problems';
import { httpsAddress } from '../arguments';
import { type CliCommand, CliFailure, type CliOutcome } from '../command';
import { findDocument, unwrap, withDrawings, withWorkspaceAt } from '../open-workspace';
import { outFolder } from '../out-files';
import { phrase, problemLine } from '../phrase';

interface RenderOptions {
  workspace: string;
  out: string;
  target?: string;
  mediaBase?: string;
  format: DrawFormat;
  handOff?: HandoffPart[];
}

/** What a design becomes; the document says which, so naming it only guards against a mix-up. */
const TARGETS: Readonly<Record<string, string>> = {
  richMenu: 'richMenuSet',
  richMessage: 'richMessage',
  richCarousel: 'richCarousel',
  cardMessage: 'cardMessage',
};

/** `tapestry render DOCUMENT`: the pictures LINE takes and the JSON beside them. */
export const render: CliCommand = {
  register(program, run) {
    program
      .command('render <document>')
      .description('Draw a document for LINE: every picture under its limit, and its JSON.')
      .requiredOption('--workspace <dir>', 'the workspace')
      .requiredOption('--out <dir>', 'folder for the files; nothing there is overwritten')
      .addOption(
        new Option('--target <name>', 'refuse a document that becomes something else').choices(
          Object.keys(TARGETS),
        ),
      )
      .addOption(
        new Option('--format <name>', 'of the pictures')
          .choices(['best', 'png', 'jpeg'])
          .default('best'),
      )
      .option(
        '--media-base <url>',
        'where the files of a message will lie on the net',
        httpsAddress,
      )
      .addOption(
        new Option(
          '--hand-off [parts]',
          `also write these for people without Tapestry: ${HANDOFF_PARTS.join(',')} or all of them`,
        )
          .preset(HANDOFF_PARTS.join(','))
          .argParser(readParts),
      )
      .action(
        run(
          (context, document: string, options: RenderOptions): Promise<CliOutcome> =>
            withWorkspaceAt(context, options.workspace, { writes: false }, async (workspace) => {
              const set = await findDocument(workspace, document);
              if (options.target !== undefined && TARGETS[options.target] !== set.kind)
                throw new CliFailure(otherTarget(set.name, set.kind, options.target), 2);
              const problems = [...checkDocument(set), ...(await symbolProblems(workspace, set))];
              for (const problem of problems) context.note(problemLine(problem, context.locale));
              const folder = await outFolder(context, options.out);
              const isOnlyChat = set.kind === 'message' && options.handOff?.includes('prototype');
              const playerDir = join(__dirname, '..', 'prototype');
              const handOff = async (
                design: TapestryDocument,
                drawings: Drawings,
                port: SheetPort & PreviewPort,
              ) => {
                const { handOff: parts } = options;
                if (parts === undefined) return null;
                const { locale } = context;
                if (isChatted(design) && parts.includes('prototype')) {
                  const previews = { drawings, previews: port, playerDir, locale };
                  return exportMessagePrototype(workspace, design, folder, previews);
                }
                if (!isProduct(design)) return null;
                const sources = { drawings, sheets: port, assets: workspace.assets, playerDir };
                return exportHandoff(design, { folder, parts, locale }, sources);
              };
              const { written, handedOff } = await withDrawings(
                context,
                workspace,
                async (drawings, port) => ({
                  // a message of many kinds has no files of its own for LINE; only its prototype was asked for
                  written: isOnlyChat
                    ? ok({ files: [], images: [] })
                    : await exportDocument(
                        set,
                        {
                          folder,
                          format: options.format,
                          ...(options.mediaBase === undefined
                            ? {}
                            : { mediaBase: options.mediaBase }),
                          onProgress(done, total, step) {
                            if (step !== '') context.note(`${done + 1}/${total} ${step}`);
                          },
                        },
                        { drawings, assets: workspace.assets, videos: workspace.videos },
                      ),
                  handedOff: await handOff(set, drawings, port),
                }),
              );
              const { files: own, images } = unwrap(written, 1);
              const files = [...own, ...(handedOff ? unwrap(handedOff, 1).files : [])];
              const json = images.map(({ file, widthPx, heightPx, bytes, format, ssim }) => ({
                file,
                widthPx,
                heightPx,
                bytes,
                format,
                ssim,
              }));
              return {
                exit: problems.some((problem) => problem.severity === 'error') ? 1 : 0,
                json,
                text: (locale) =>
                  [
                    phrase(locale, 'cli.rendered', { count: files.length, folder: options.out }),
                    ...files.map((file) => `  ${file}`),
                  ].join('\n'),
              };
            }),
        ),
      );
  },
};

function readParts(text: string): HandoffPart[] {
  const wanted = text.split(',').map((part) => part.trim());
  const known = HANDOFF_PARTS.filter((part) => wanted.includes(part));
  if (known.length !== new Set(wanted).size)
    throw new InvalidArgumentError(`one or more of ${HANDOFF_PARTS.join(', ')}`);
  return known;
}

const otherTarget = (name: string, kind: string, target: string) =>
  appError('cli.otherTarget', `“${name}” is a ${kind} and cannot be rendered as a ${target}.`, {
    details: { name, kind, target },
  });
