import { type AppError, appError } from '../errors/app-error';
import { FILE_KINDS, FILE_PLACES, type FilePlace, kindNames } from './file-kinds';

/** A file as its system names it; `type` is a MIME type, or empty where the system knows none. */
export interface NamedFile {
  name: string;
  type: string;
}

const everyKind = Object.values(FILE_KINDS).map(({ extensions, mimes }) => ({
  extensions: new Set<string>(extensions),
  mimes: new Set<string>(mimes),
}));

/**
 * Whether a place takes a file, by its ending, else by its MIME type. Null: neither says anything, so what is in
 * it has to decide.
 */
export function isTaken(place: FilePlace, { name, type }: NamedFile): boolean | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const mime = type.split(';')[0]?.trim().toLowerCase() ?? '';
  const here = FILE_PLACES[place].map((id) => FILE_KINDS[id]);
  const isKnown = everyKind.some(({ extensions }) => extensions.has(ending));
  if (isKnown) return here.some(({ extensions }) => extensions.some((one) => one === ending));
  if (mime === '' || mime === 'application/octet-stream') return null;
  return here.some(({ mimes }) => mimes.some((one) => one === mime));
}

/** The refusal of a file of a kind that the place does not take: it says which kinds it takes. */
export const kindNotTaken = (place: FilePlace, name: string): AppError =>
  appError(
    'import.kindNotTaken',
    `“${name}” is a kind of file that cannot be taken here. Taken here: ${kindNames(place).join(', ')}.`,
    { details: { name, kinds: kindNames(place) } },
  );

/** The refusal of a file that cannot be taken by what its system says of it; null where it may be looked into. */
export const refusalOf = (place: FilePlace, file: NamedFile): AppError | null =>
  isTaken(place, file) === false ? kindNotTaken(place, file.name) : null;

/** What files begin with that are never text: pictures, films, PDF, archives (also office files), programs. */
const BEGINNINGS: readonly string[] = [
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  'RIFF',
  '8BPS',
  '%PDF-',
  'PK\x03\x04',
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b',
  '\x7fELF',
  'MZ\x90',
  'OggS',
  'ID3',
  '\x1aE\xdf\xa3',
  '\xd0\xcf\x11\xe0',
];

/** Whether bytes begin as a file of another kind than text does. */
export function isNoText(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 12));
  return BEGINNINGS.some((beginning) => head.startsWith(beginning)) || head.slice(4, 8) === 'ftyp';
}
