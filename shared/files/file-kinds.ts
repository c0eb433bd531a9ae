/*
 * Which kinds of files exist for Tapestry, and which of them each place takes. File choosers, drop zones, the
 * clipboard, the command line and every refusal read this one list.
 */

interface FileKind {
  /** What people call it; the same in every language. */
  name: string;
  extensions: readonly string[];
  mimes: readonly string[];
}

export const FILE_KINDS = {
  png: { name: 'PNG', extensions: ['png'], mimes: ['image/png'] },
  jpeg: { name: 'JPEG', extensions: ['jpg', 'jpeg'], mimes: ['image/jpeg', 'image/jpg'] },
  webp: { name: 'WebP', extensions: ['webp'], mimes: ['image/webp'] },
  svg: { name: 'SVG', extensions: ['svg'], mimes: ['image/svg+xml'] },
  gif: { name: 'GIF', extensions: ['gif'], mimes: ['image/gif'] },
  psd: {
    name: 'PSD',
    extensions: ['psd'],
    mimes: [
      'image/vnd.adobe.photoshop',
      'image/x-photoshop',
      'image/x-psd',
      'application/photoshop',
      'application/x-photoshop',
    ],
  },
  /** As people keep it: also with comments, or in a text file. */
  json: {
    name: 'LINE JSON',
    extensions: ['json', 'json5', 'jsonc', 'txt', 'js'],
    mimes: ['application/json', 'text/plain', 'text/javascript'],
  },
  /** A design that `convert` wrote; beside a workspace's own file it opens that workspace. */
  tapestry: {
    name: 'Tapestry',
    extensions: ['tapestry'],
    mimes: ['application/vnd.tapestry+json'],
  },
  comments: { name: 'JSON', extensions: ['json'], mimes: ['application/json'] },
  csv: { name: 'CSV', extensions: ['csv'], mimes: ['text/csv'] },
  tsv: { name: 'TSV', extensions: ['tsv'], mimes: ['text/tab-separated-values'] },
  text: { name: 'TXT', extensions: ['txt'], mimes: ['text/plain'] },
  xlsx: {
    name: 'XLSX',
    extensions: ['xlsx'],
    mimes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  },
  mp4: { name: 'MP4', extensions: ['mp4', 'm4v'], mimes: ['video/mp4', 'video/x-m4v'] },
  mov: { name: 'MOV', extensions: ['mov'], mimes: ['video/quicktime'] },
} as const satisfies Record<string, FileKind>;
export type FileKindId = keyof typeof FILE_KINDS;

const PICTURES = ['png', 'jpeg', 'webp', 'svg', 'gif'] as const;

/** What each place takes. Photoshop files need the window, which lays their layers out. */
export const FILE_PLACES = {
  picture: PICTURES,
  page: [...PICTURES, 'psd'],
  import: [...PICTURES, 'psd', 'json', 'tapestry'],
  commandImport: [...PICTURES, 'json', 'tapestry', 'mp4', 'mov'],
  definition: ['json', 'tapestry'],
  table: ['csv', 'tsv', 'text', 'xlsx'],
  schedule: ['csv', 'xlsx'],
  figures: ['csv', 'tsv', 'text'],
  people: ['text', 'csv', 'tsv'],
  film: ['mp4'],
  playedFilm: ['mp4', 'mov'],
  comments: ['comments'],
} as const satisfies Record<string, readonly FileKindId[]>;
export type FilePlace = keyof typeof FILE_PLACES;

const kindsOf = (place: FilePlace): readonly FileKind[] =>
  FILE_PLACES[place].map((id) => FILE_KINDS[id]);

/** The names of the kinds that a place takes, as people read them. */
export const kindNames = (place: FilePlace): string[] => kindsOf(place).map(({ name }) => name);

/** The endings that a place takes, without dots; each once. */
export const extensionsOf = (place: FilePlace): string[] => [
  ...new Set(kindsOf(place).flatMap(({ extensions }) => extensions)),
];

/** What a file chooser of the window lets people choose at first. */
export const acceptOf = (place: FilePlace): string =>
  [
    ...extensionsOf(place).map((extension) => `.${extension}`),
    ...new Set(kindsOf(place).flatMap(({ mimes }) => mimes)),
  ].join(',');
