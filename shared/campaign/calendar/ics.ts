import type { CalendarEntry } from './entries';

/* The sends of a calendar as iCalendar (RFC 5545), for the calendars that everybody else looks at. */

const FOLD_BYTES = 75;

/** Bytes of one character in UTF-8. */
function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replace(/\r\n|\r|\n/g, '\\n');

/** A line may have 75 bytes; what is longer goes on after a space, never in the middle of a character. */
function folded(line: string): string {
  const rows: string[] = [];
  let row = '';
  let bytes = 0;
  for (const character of line) {
    const size = bytesOf(character);
    if (bytes + size > FOLD_BYTES) {
      rows.push(row);
      row = ' ';
      bytes = 1;
    }
    row += character;
    bytes += size;
  }
  return [...rows, row].join('\r\n');
}

const instant = (at: string): string => `${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}`;

/**
 * One event a send. The same send keeps its UID, so a second import moves what the first one made. `describe`
 * says in the person's language whom it goes to.
 */
export function icsOf(
  entries: readonly CalendarEntry[],
  options: { now: Date; describe(entry: CalendarEntry): string },
): string {
  const stamp = instant(options.now.toISOString());
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tapestry//Campaign calendar//EN',
    'CALSCALE:GREGORIAN',
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${entry.key}@tapestry`,
      `DTSTAMP:${stamp}`,
      `DTSTART:${instant(entry.at)}`,
      'DURATION:PT15M',
      `SUMMARY:${escaped(entry.broadcast.name || entry.campaignName)}`,
      `DESCRIPTION:${escaped(`${entry.campaignName}\n${options.describe(entry)}`)}`,
      `STATUS:${entry.look === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
