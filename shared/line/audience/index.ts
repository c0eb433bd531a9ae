import type { Problem, ProblemPath } from '../../errors/app-error';
import { AUDIENCE_GROUP_TYPES, AUDIENCE_STATUSES } from '../audience-kinds';
import { Fields } from '../fields';
import { guarded } from '../guard';
import { LIMITS } from '../limits';
import { error } from '../problem';
import { checkUri } from '../url';

const L = LIMITS.audience;

/** A user id as LINE gives it: `U` and 32 lower-case hex digits. */
export const USER_ID = /^U[0-9a-f]{32}$/;
/** An advertising id (IFA): a UUID. */
const IFA = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;

/**
 * A request that makes or extends an audience, or an audience as LINE answers it. Never throws.
 * Which one it is follows from its members: an answer has `type` and `status`.
 */
export const checkAudience = guarded(audienceProblems);

function audienceProblems(value: unknown, path: ProblemPath): Problem[] {
  const found: Problem[] = [];
  const audience = Fields.of(value, path, found);
  if (!audience) return found;
  if (audience.has('status') && audience.has('type')) {
    // an answer that was kept: only what a program would rely on
    audience.number('audienceGroupId', { min: 1, isLong: true });
    audience.oneOf('type', AUDIENCE_GROUP_TYPES);
    audience.oneOf('status', AUDIENCE_STATUSES);
    return found;
  }
  const isExtension = audience.has('audienceGroupId');
  if (isExtension) audience.number('audienceGroupId', { min: 1, isLong: true });
  else checkDescription(audience, found);
  if (audience.has('requestId')) {
    audience.knows('description', 'requestId', 'clickUrl');
    audience.text('requestId');
    const clickUrl = audience.text('clickUrl', { min: 0, max: L.clickUrl, optional: true });
    // empty means any address of the message
    if (clickUrl !== undefined && clickUrl !== '')
      found.push(...checkUri(clickUrl, audience.at('clickUrl')));
    return found;
  }
  audience.knows(
    'audienceGroupId',
    'description',
    'isIfaAudience',
    'uploadDescription',
    'audiences',
  );
  audience.text('uploadDescription', { min: 0, max: L.uploadDescription, optional: true });
  const isIfa = audience.boolean('isIfaAudience') === true;
  const ids = audience.list('audiences', {
    max: L.idsPerRequest,
    optional: !isExtension,
    ...(isExtension ? { min: 1 } : {}),
  });
  ids?.forEach((entry, index) => {
    const item = Fields.of(entry, [...audience.at('audiences'), index], found);
    item?.knows('id');
    item?.text('id', {
      pattern: isIfa ? IFA : USER_ID,
      form: isIfa ? 'UUID' : 'U + 32 × [0-9a-f]',
    });
  });
  return found;
}

function checkDescription(audience: Fields, found: Problem[]): void {
  const description = audience.text('description', { max: L.description, noBlanks: true });
  if (description !== undefined && /[\u0000-\u001f\u007f]/.test(description))
    found.push(error('audience.controlCharacter', audience.at('description')));
}
