import { ok, type Result } from '#shared/errors/app-error';
import type { Workspace } from '../../store/workspace';
import { uploadList } from '../audience-lists/upload';
import { AudienceOperations } from '../audiences/operations';
import type { Practice } from '../rehearsal-run/practice';

/** Audiences that somebody made on the practice account, with the journal that people's own have. */
export class PastAudiences {
  private readonly operations: AudienceOperations;

  constructor(
    private readonly workspace: Workspace,
    private readonly practice: Practice,
  ) {
    this.operations = new AudienceOperations(workspace);
  }

  /** The workspace's lists go up. */
  async bringLists(): Promise<Result<null>> {
    const { workspace, practice } = this;
    for (const id of workspace.ids('audience')) {
      const uploaded = await uploadList(id, {
        workspace,
        channelId: practice.target.channelId,
        client: practice.audiences,
        now: practice.now,
        journalled: (name, make) => this.journalled('upload', name, null, make),
      });
      if (!uploaded.ok) return uploaded;
    }
    return ok(null);
  }

  /** What an account has that no API makes: of the manager, and of another account. */
  meetOthers(): void {
    const { audiences } = this.practice.platform;
    audiences.addForeign(
      { type: 'CHAT_TAG', description: '常客', createRoute: 'OA_MANAGER', owner: null },
      0.06,
    );
    audiences.addForeign(
      {
        type: 'WEBTRAFFIC',
        description: '看過官網',
        createRoute: 'AD_MANAGER',
        owner: { serviceType: 'bm', id: '1', name: '山嵐集團' },
      },
      0.18,
    );
  }

  /** Those who opened the newest broadcast, for whoever wants to write to them again. */
  async followUp(): Promise<Result<null>> {
    const { outbox, audiences } = this.practice;
    const newest = outbox
      .state()
      .sends.filter(({ requestIds }) => requestIds.length === 1)
      .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
      .at(-1);
    const requestId = newest?.requestIds[0];
    if (!newest || requestId === undefined) return ok(null);
    const name = `看過「${newest.name}」`;
    const made = await this.journalled('impression', name, requestId, () =>
      audiences.fromImpressions({ name, requestId }),
    );
    return made.ok ? ok(null) : made;
  }

  private journalled(
    kind: 'upload' | 'impression',
    name: string,
    requestId: string | null,
    make: () => Promise<Result<number>>,
  ): Promise<Result<number>> {
    const { now, target } = this.practice;
    return this.operations.run(
      {
        channelId: target.channelId,
        kind,
        name,
        audienceGroupId: null,
        requestId,
        at: now().toISOString(),
        simulated: true,
      },
      now,
      make,
      (made) => made,
    );
  }
}
