import { join } from 'node:path';
import type { DocumentOf } from '#shared/document/kinds';
import { definitionOf } from '#shared/document/wire/to-definition';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { durableWrite, writeError } from '../../store/durable-write';
import { freeName, safeName } from './names';
import type { ExportedFiles, ExportOptions } from './options';

/** One file with LINE's JSON as it is kept: members in their order, also those that nobody knows. */
export async function exportDefinition(
  document: DocumentOf<'coupon'> | DocumentOf<'definition'>,
  { folder }: ExportOptions,
): Promise<Result<ExportedFiles>> {
  const made = definitionOf(document);
  if (!made.ok) return made;
  const stem = await freeName(folder, safeName(document.name, document.kind), ['.json']);
  const file = `${stem}.json`;
  const text = `${JSON.stringify(made.value, null, 2)}\n`;
  try {
    await durableWrite(join(folder, file), new TextEncoder().encode(text), { forOthers: true });
  } catch (error) {
    return fail(writeError(error, folder));
  }
  return ok({ files: [file], images: [] });
}
