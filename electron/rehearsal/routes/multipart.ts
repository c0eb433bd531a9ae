import { refusals, refuseProperties } from '../refusal';
import type { RehearsalCall } from './call';

/** Reads `multipart/form-data` with one file of text, as audiences are uploaded. */
export async function readMultipart(
  call: RehearsalCall,
): Promise<{ fields: Map<string, string>; file: string }> {
  const type = call.header('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) throw refusals.contentType(type || 'none');
  let form: FormData;
  try {
    const body = call.bytes as Uint8Array<ArrayBuffer>;
    form = await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch {
    throw refusals.property('root');
  }
  const fields = new Map<string, string>();
  let file: string | null = null;
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') {
      // The official SDK writes `undefined` for what was not given.
      if (value !== 'undefined') fields.set(name, value);
      continue;
    }
    if (name !== 'file') continue;
    if (!value.type.startsWith('text/plain')) throw refusals.contentType(value.type || 'none');
    file = await value.text();
  }
  if (file === null) throw refuseProperties([{ message: 'must be specified', property: 'file' }]);
  return { fields, file };
}
