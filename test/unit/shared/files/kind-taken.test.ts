import { describe, expect, test } from 'vitest';
import type { Locale } from '#shared/domain/workspace';
import {
  acceptOf,
  extensionsOf,
  FILE_KINDS,
  FILE_PLACES,
  type FilePlace,
  kindNames,
} from '#shared/files/file-kinds';
import { isNoText, isTaken, kindNotTaken, refusalOf } from '#shared/files/kind-taken';
import { formatError } from '#shared/i18n/say';

describe('a file', () => {
  test.each<[FilePlace, string, string, boolean | null]>([
    ['page', 'PHOTO.JPG', 'image/jpeg', true],
    ['page', 'poster.psd', 'application/octet-stream', true],
    ['page', 'photo.heic', 'image/heic', false],
    // the ending decides where system and name do not agree
    ['import', 'menu.json', 'text/csv', true],
    ['import', 'names.csv', 'text/plain', false],
    ['people', 'names.csv', 'application/vnd.ms-excel', true],
    ['table', 'rows.xlsx', '', true],
    ['figures', 'rows.xlsx', '', false],
    ['film', 'film.mov', 'video/quicktime', false],
    ['playedFilm', 'film.mov', 'video/quicktime', true],
    // while it is dragged it has no name
    ['import', '', 'image/png', true],
    ['import', '', 'application/pdf', false],
    // what is in it decides
    ['import', 'menu', '', null],
    ['import', 'drawing.sketch', '', null],
    ['import', 'drawing.sketch', 'application/octet-stream', null],
  ])('dropped at “%s” as %s (%s) is taken: %s', (place, name, type, expected) => {
    expect(isTaken(place, { name, type })).toBe(expected);
  });

  test.each<[Locale, string]>([
    [
      'zh-TW',
      '這裡無法使用「a.pdf」這種檔案。可用的檔案：PNG、JPEG、WebP、SVG、GIF、PSD、LINE JSON 和 Tapestry。',
    ],
    [
      'en',
      '“a.pdf” is a kind of file that cannot be taken here. Taken here: PNG, JPEG, WebP, SVG, GIF, PSD, LINE JSON and Tapestry.',
    ],
    [
      'ja',
      '「a.pdf」は、ここでは使えない種類のファイルです。使えるファイル：PNG、JPEG、WebP、SVG、GIF、PSD、LINE JSON、Tapestry。',
    ],
  ])('is refused with the kinds that the place takes, in %s', (locale, sentence) => {
    expect(formatError(kindNotTaken('import', 'a.pdf'), locale)).toBe(sentence);
  });

  test('is not refused before somebody looked into it, where nothing is known of it', () => {
    expect(refusalOf('import', { name: 'menu', type: '' })).toBeNull();
    expect(refusalOf('import', { name: 'a.zip', type: 'application/zip' })?.code).toBe(
      'import.kindNotTaken',
    );
  });

  test.each([
    ['%PDF-1.7', true],
    ['PK\x03\x04....', true],
    ['\0\0\0\x18ftypmp42', true],
    ['{"type":"text"}', false],
    ['\xef\xbb\xbf{}', false],
    ['\xff\xfe{\0}\0', false],
    ['', false],
  ])('that begins with %j is no text: %s', (head, expected) => {
    expect(isNoText(Uint8Array.from(head, (char) => char.charCodeAt(0)))).toBe(expected);
  });
});

test('each place names its kinds once and offers all of them to the chooser', () => {
  for (const place of Object.keys(FILE_PLACES) as FilePlace[]) {
    expect(new Set(kindNames(place)).size, place).toBe(kindNames(place).length);
    const accepted = acceptOf(place).split(',');
    expect(new Set(accepted).size, place).toBe(accepted.length);
    for (const ending of extensionsOf(place)) expect(accepted, place).toContain(`.${ending}`);
    for (const id of FILE_PLACES[place])
      expect(accepted, place).toEqual(expect.arrayContaining([...FILE_KINDS[id].mimes]));
  }
});
