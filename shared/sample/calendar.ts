const TAIPEI_MS = 8 * 3_600_000;

/** A month of the sample's story. */
export interface SampleMonth {
  /** How many days it has. */
  days: number;
  /** Day 0 and before lie in the month before. */
  at(day: number, time: string): Date;
}

/** The month that `now` lies in, in Taipei, or one so many months before. */
export function monthOf(now: Date, back = 0): SampleMonth {
  const local = new Date(now.getTime() + TAIPEI_MS);
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth() - back];
  return {
    days: new Date(Date.UTC(year, month + 1, 0)).getUTCDate(),
    at(day, time) {
      const [hour = 0, minute = 0] = time.split(':').map(Number);
      return new Date(Date.UTC(year, month, day, hour, minute) - TAIPEI_MS);
    },
  };
}
