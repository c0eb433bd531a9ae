import type { Result } from '#shared/errors/app-error';
import type { HandoffSheet } from '#shared/handoff/sheet-schema';

/** A picture on a sheet, as a file has it. */
export interface SheetPicture {
  bytes: Uint8Array;
  mime: string;
}

/** Puts the spec sheet of a design on paper. In the studio a hidden window does it, for the command line a process. */
export interface SheetPort {
  sheet(sheet: HandoffSheet, pictures: readonly SheetPicture[]): Promise<Result<Uint8Array>>;
}
