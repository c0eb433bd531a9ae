import { dayOf } from '../days';
import type { SendBook } from './send-book';
import type { SendRecord } from './send-record';

/** Messages of a kind that reached somebody on a day. */
export const sentOn = (book: SendBook, kind: SendRecord['kind'], day: string): number =>
  book.records.reduce(
    (sum, record) =>
      record.kind === kind && dayOf(record.sentAt) === day ? sum + record.delivered : sum,
    0,
  );
