import { signOff } from '../../services/publish/approvals';
import { workspacePorts } from '../../services/publish/workspace-ports';
import { personName, reviewNote } from '../arguments';
import type { CliCommand, CliOutcome } from '../command';
import { findDocument, unwrap, withDrawings, withWorkspaceAt } from '../open-workspace';
import { phrase } from '../phrase';

interface ApproveOptions {
  workspace: string;
  reviewer: string;
  note?: string;
}

/** `tapestry approve`: a reviewer signs exactly the pixels and JSON that a document has now. */
export const approve: CliCommand = {
  register(program, run) {
    program
      .command('approve <document>')
      .description('Sign the exact pictures and JSON of a document, so that they may be published.')
      .requiredOption('--workspace <dir>', 'the workspace')
      .requiredOption('--reviewer <name>', 'who signs', personName)
      .option('--note <text>', 'what the reviewer has to say', reviewNote)
      .action(
        run(
          (context, name: string, options: ApproveOptions): Promise<CliOutcome> =>
            withWorkspaceAt(context, options.workspace, { writes: true }, (workspace) =>
              withDrawings(context, workspace, async (drawings) => {
                const found = await findDocument(workspace, name);
                const { document } = unwrap(await workspace.loadAs('richMenuSet', found.id), 2);
                const ports = workspacePorts(workspace, drawings, () => new Date());
                const { reviewer, note = '' } = options;
                const signed = unwrap(await signOff(document, { reviewer, note }, ports), 1);
                return {
                  exit: 0,
                  json: signed,
                  text: (locale) =>
                    phrase(locale, 'cli.approved', {
                      reviewer,
                      name: document.name,
                      hash: signed.hash,
                    }),
                };
              }),
            ),
        ),
      );
  },
};
