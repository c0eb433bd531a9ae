import type { Problem } from '../../errors/app-error';
import { Fields } from '../fields';
import { guarded } from '../guard';
import { ALIAS_PATTERN, LIMITS } from '../limits';
import { error } from '../problem';

/* Requests around rich menus: Messaging API reference, "Rich menu alias", "Batch control" and "Link to many". */

const L = LIMITS.richMenu;

/** `{richMenuAliasId, richMenuId}`. Never throws. */
export const checkRichMenuAlias = guarded((value, path) => {
  const found: Problem[] = [];
  const request = Fields.of(value, path, found);
  request?.knows('richMenuAliasId', 'richMenuId');
  request?.text('richMenuAliasId', {
    max: L.aliasId,
    pattern: ALIAS_PATTERN,
    form: '[a-z0-9_-]',
  });
  request?.text('richMenuId');
  return found;
});

/** `{operations, resumeRequestKey?}`. Never throws. */
export const checkRichMenuBatch = guarded((value, path) => {
  const found: Problem[] = [];
  const request = Fields.of(value, path, found);
  if (!request) return found;
  request.knows('operations', 'resumeRequestKey');
  request.text('resumeRequestKey', {
    max: L.resumeRequestKey,
    pattern: /^[0-9a-zA-Z\-_]+$/,
    form: '[0-9a-zA-Z-_]',
    optional: true,
  });
  const operations = request.list('operations', { min: 1, max: L.batchOperations }) ?? [];
  const seen = new Set<string>();
  operations.forEach((entry, index) => {
    const operation = Fields.of(entry, [...request.at('operations'), index], found);
    const type = operation?.oneOf('type', ['link', 'unlink', 'unlinkAll'] as const);
    if (!operation || type === undefined) return;
    if (type === 'unlinkAll') {
      operation.knows('type');
      if (operations.length > 1) found.push(error('richMenu.unlinkAllAlone', operation.at('type')));
      return;
    }
    operation.knows('type', 'from', ...(type === 'link' ? ['to'] : []));
    const from = operation.text('from');
    if (type === 'link') operation.text('to');
    if (from !== undefined && seen.has(from))
      found.push(error('richMenu.fromTwice', operation.at('from'), { actual: from }));
    if (from !== undefined) seen.add(from);
  });
  return found;
});

/** `{richMenuId, userIds}`. Never throws. */
export const checkRichMenuBulkLink = guarded((value, path) => {
  const found: Problem[] = [];
  const request = Fields.of(value, path, found);
  request?.knows('richMenuId', 'userIds');
  request?.text('richMenuId');
  request?.list('userIds', { min: 1, max: L.bulkUsers });
  return found;
});
