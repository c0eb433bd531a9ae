import type { ChannelId } from '#shared/domain/ids';
import { FREEZE_MS, lineDayOf } from '#shared/insight/line-day';
import { newestOf, type Observation } from '#shared/insight/observation';
import { figuresOf, type MeasuredSend } from '#shared/insight/sends';
import type { Workspace } from '../../store/workspace';
import { measuredSends } from '../insight/measured-sends';
import type { Sandbox } from './sandbox';

const DAY_MS = 86_400_000;

/** What LINE said about each send, day by day. */
export class DailyFigures {
  readonly observations: Observation[] = [];
  private readonly days = new Map<
    string,
    Map<number, { opens: number | null; clicks: number | null }>
  >();

  constructor(
    private readonly workspace: Workspace,
    private readonly channelId: ChannelId,
    private readonly box: Sandbox,
  ) {}

  sends(): Promise<MeasuredSend[]> {
    const { sends } = this.box.outbox.state();
    return measuredSends(this.workspace, { channelId: this.channelId, simulated: true, sends });
  }

  /** Asks for every send that LINE still counts. What it does not tell stays unknown. */
  async ask(signal: AbortSignal | undefined): Promise<void> {
    const { insight, now } = this.box;
    for (const send of await this.sends()) {
      const at = now().getTime();
      const sentAt = Date.parse(send.sentAt);
      const { measurement } = send;
      if (measurement.by === 'nothing' || at - sentAt > FREEZE_MS + DAY_MS) continue;
      const answer = await insight.ask(
        measurement.by === 'requestId'
          ? { kind: 'request', requestId: measurement.requestId }
          : {
              kind: 'unit',
              unit: measurement.unit,
              from: lineDayOf(sentAt),
              to: lineDayOf(Math.min(at, sentAt + FREEZE_MS)),
            },
        signal,
      );
      if (!answer.ok) continue;
      this.observations.push({
        ...answer.value,
        fetchedAt: new Date(at).toISOString(),
        simulated: true,
      } as Observation);
      const figures = this.of(send);
      const day = Math.max(1, Math.round((at - sentAt) / DAY_MS));
      const known = this.days.get(send.id) ?? new Map();
      known.set(day, {
        opens: figures.uniqueOpens.known ? figures.uniqueOpens.value : null,
        clicks: figures.uniqueClicks.known ? figures.uniqueClicks.value : null,
      });
      this.days.set(send.id, known);
    }
  }

  of(send: MeasuredSend) {
    return figuresOf(send, newestOf(this.observations), this.box.now().getTime());
  }

  daysOf(id: string) {
    return [...(this.days.get(id) ?? [])].map(([day, counts]) => ({ day, ...counts }));
  }
}
