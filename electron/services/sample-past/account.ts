import { ok, type Result } from '#shared/errors/app-error';
import { guessHead } from '#shared/insight/manager/head';
import { openSheet } from '#shared/insight/manager/read';
import { newestOf } from '#shared/insight/observation';
import type { Workspace } from '../../store/workspace';
import type { AccountFacts } from '../campaigns/account-facts';
import { appendImport } from '../insight/append-import';
import type { InsightArchive } from '../insight/archive';
import type { InsightFacts } from '../insight/facts';
import { measured } from '../insight/handlers';
import { measuredSends } from '../insight/measured-sends';
import { menuHistory } from '../insight/menu-history';
import { pullInsight } from '../insight/pull';
import { readQuota } from '../outbox/check';
import { publicationFiles } from '../publish/publication-file';
import type { Practice } from '../rehearsal-run/practice';

/** The practice account as the studio's services see it, at the moment its clock shows. */
export class PastAccount {
  constructor(
    private readonly workspace: Workspace,
    private readonly practice: Practice,
    private readonly archive: InsightArchive,
  ) {}

  /** What the check of a campaign knows of the account. */
  async facts(): Promise<Result<AccountFacts>> {
    const { target, insight, friends } = this.practice;
    const quota = await readQuota(target.line);
    if (!quota.ok) return quota;
    const asked = await insight.ask({ kind: 'demographic' });
    if (!asked.ok) return asked;
    const { limit, used } = quota.value;
    return ok({
      quota: used === null ? null : { limit, used },
      targetReach: friends(),
      demographics: asked.value.kind === 'demographic' ? asked.value.answer : null,
      audienceGroups: new Map(),
      simulated: true,
      mediaHost: null,
    });
  }

  /** Everything that was fetched and sent so far. */
  async figures(): Promise<Result<InsightFacts>> {
    const { workspace, practice, archive } = this;
    const read = await archive.read();
    if (!read.ok) return read;
    const published = await publicationFiles(workspace.folder).read(practice.target.botUserId);
    if (!published.ok) return published;
    const { observations, damaged } = read.value;
    return ok({
      archive,
      observations,
      newest: newestOf(observations),
      damagedLines: damaged.length,
      sends: await measuredSends(workspace, {
        channelId: practice.target.channelId,
        simulated: true,
        sends: practice.outbox.state().sends,
      }),
      menus: menuHistory(published.value),
      simulated: true,
      now: practice.now(),
    });
  }

  /** What somebody would have downloaded from LINE's manager, brought in as every file is. */
  async bringFiles(files: readonly { file: string; text: string }[]): Promise<Result<null>> {
    for (const { file, text } of files) {
      const facts = await this.figures();
      if (!facts.ok) return facts;
      const { table, mapping } = guessHead(openSheet(text).head);
      const brought = await appendImport(facts.value, { file, text, table, mapping });
      if (!brought.ok) return brought;
    }
    return ok(null);
  }

  /** Asks what is due. Days of a menu are asked for together: any later answer holds all the earlier ones. */
  async pull(withMenus: boolean): Promise<Result<null>> {
    const facts = await this.figures();
    if (!facts.ok) return facts;
    const { sends, menus } = facts.value;
    const shown = withMenus ? menus.filter(({ retiredAt }) => retiredAt === null) : [];
    const pulled = await pullInsight(
      { archive: this.archive, insight: this.practice.insight, now: this.practice.now },
      { sends, menus: shown.map(measured), simulated: true },
    );
    return pulled.ok ? ok(null) : pulled;
  }
}
