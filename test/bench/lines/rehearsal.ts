import { standingClock } from '#electron/rehearsal/clock';
import { startRehearsal } from '#electron/rehearsal/server';
import { type BenchGroup, line, time } from '../line';

const FOLLOWERS = 1_000_000;

/** The rehearsal channel with a million followers: up, a broadcast, and two weeks of what they do. */
export const rehearsal: BenchGroup = {
  names: ['C1', 'C2', 'C3'],
  async run(context) {
    context.note('C1 to C3: a rehearsal channel with 1,000,000 followers');
    const clock = standingClock(Date.parse('2026-09-08T02:00:00Z'));
    const started = performance.now();
    const server = await startRehearsal({ followers: FOLLOWERS, seed: 1, clock });
    if (!server.ok) throw new Error(server.error.message);
    const { platform, stop } = server.value;
    platform.crowd.people.friendsAt(clock.now());
    const up = performance.now() - started;
    const messages = [{ type: 'text', text: 'https://shop.example/?tp=1' }];
    const request = { requestId: 'bench', retryKey: null, unit: null, messages };
    const sent = await time(() => platform.sending.broadcast(request));
    const counted = await time(() => {
      platform.advance(14);
      return platform.truth.ofSend('bench', clock.now());
    });
    await stop();
    return [
      line('C1', 'start with 1,000,000 followers', 'ms', up, null, 2_000),
      line('C2', 'broadcast to them', 'ms', sent, null, 2_000),
      line('C3', 'two weeks later, counted by segment', 'ms', counted, null, 3_000),
    ];
  },
};
