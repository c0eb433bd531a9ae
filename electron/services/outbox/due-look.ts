import type { Delivery } from './delivery';
import type { NewEvent } from './events';
import type { OutboxPorts } from './ports';
import { isOpen, type SendRecord } from './record';

/** Wall and monotonic clock may part by so much before the clock has jumped or the computer slept. */
const JUMP_MS = 60_000;

export interface DueLookParts {
  ports: Pick<OutboxPorts, 'now' | 'clock'>;
  delivery: Delivery;
  note(event: NewEvent): Promise<void>;
  isPaused(): boolean;
  /** The log is another workspace's, and nobody has said yet which of the two goes on. */
  isForeign(): boolean;
}

/** Looks at the clocks: what is due is begun, what was missed asks, what was cut off is taken up. */
export class DueLook {
  private last: { wallMs: number; monoMs: number } | null = null;
  private isAwake = false;

  constructor(private readonly parts: DueLookParts) {}

  /** The system says that the computer slept: the gap in the clocks is no jump. */
  woke(): void {
    this.isAwake = true;
  }

  async look(records: readonly SendRecord[]): Promise<void> {
    const { ports, delivery, isPaused } = this.parts;
    const wallMs = ports.now().getTime();
    const monoMs = ports.clock.monotonicMs();
    const { last, isAwake } = this;
    this.last = { wallMs, monoMs };
    this.isAwake = false;
    // Where the wall clock should stand by now if it ran evenly since the last look.
    const expectedMs = last ? last.wallMs + (monoMs - last.monoMs) : wallMs;
    const jumpedOver = last && !isAwake && wallMs - expectedMs > JUMP_MS ? expectedMs : null;

    for (const record of records) {
      const { phase } = record.phase;
      if (phase === 'due' && Date.parse(record.dueAt) <= wallMs) {
        await this.takeDue(record, wallMs, jumpedOver);
      } else if (phase === 'sending' && !isPaused() && !delivery.isRunning(record)) {
        if (record.parts.some(isOpen)) {
          const isFresh = wallMs - Date.parse(record.touchedAt) <= record.send.graceMs;
          void delivery.start(record, isFresh);
        } else delivery.follow(record);
      }
    }
  }

  private async takeDue(
    record: SendRecord,
    nowMs: number,
    jumpedOver: number | null,
  ): Promise<void> {
    const { delivery, note, isPaused, isForeign } = this.parts;
    const { id, graceMs, notAfter } = record.send;
    if (delivery.isRunning(record)) return;
    const dueMs = Date.parse(record.dueAt);
    const isLate = nowMs - dueMs > graceMs;
    const missed = (reason: Extract<NewEvent, { type: 'missed' }>['reason']) =>
      note({ type: 'missed', id, reason });
    if (isPaused()) {
      // In a copy nothing is even written down before a person has said which of the two goes on.
      if (isLate && !isForeign()) await missed('paused');
      return;
    }
    if (notAfter !== null && nowMs > Date.parse(notAfter)) return missed('windowClosed');
    if (jumpedOver !== null && dueMs > jumpedOver) return missed('clockJump');
    if (isLate) return missed(delivery.wasUnreachable(record) ? 'unreachable' : 'notRunning');
    void delivery.start(record, true);
  }
}
