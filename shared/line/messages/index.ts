import type { Problem, ProblemPath } from '../../errors/app-error';
import { Fields, isJsonObject, typeName } from '../fields';
import { containerProblems } from '../flex';
import { jsonBytes } from '../flex/bytes';
import { guarded } from '../guard';
import { LIMITS } from '../limits';
import { error, warning } from '../problem';
import { checkSender, quickReplyProblems } from './common';
import { checkImagemap } from './imagemap';
import {
  checkAudio,
  checkCouponMessage,
  checkImage,
  checkLocation,
  checkSticker,
  checkVideo,
} from './media';
import { checkTemplateMessage } from './template';
import { checkText, checkTextV2 } from './text';

export { checkQuickReply } from './common';
export { checkTemplate } from './template';

const L = LIMITS.message;

type CheckMessage = (message: Fields, found: Problem[]) => readonly string[];

/** Each check answers the members it knows beside the common ones. */
const CHECKS: Readonly<Record<string, CheckMessage>> = {
  text: checkText,
  textV2: checkTextV2,
  sticker: checkSticker,
  image: checkImage,
  video: checkVideo,
  audio: checkAudio,
  location: checkLocation,
  coupon: checkCouponMessage,
  imagemap: checkImagemap,
  template: checkTemplateMessage,
  flex: checkFlex,
};
export const MESSAGE_TYPES = Object.keys(CHECKS);

/** One message object as it would be sent. Never throws. */
export const checkMessage = guarded(messageProblems);

function messageProblems(value: unknown, path: ProblemPath): Problem[] {
  const found: Problem[] = [];
  const message = Fields.of(value, path, found);
  const type = message?.oneOf('type', MESSAGE_TYPES);
  if (!message || type === undefined) return found;
  const known = CHECKS[type]?.(message, found) ?? [];
  message.knows('type', 'quickReply', 'sender', ...known);
  if (message.has('quickReply'))
    found.push(...quickReplyProblems(message.value.quickReply, message.at('quickReply')));
  checkSender(message);
  return found;
}

/** A request that sends: `{messages}` with what stands beside it, or a bare list. Never throws. */
export const checkMessages = guarded(requestProblems);

const BESIDE = ['to', 'replyToken', 'notificationDisabled', 'customAggregationUnits'];
function requestProblems(value: unknown, path: ProblemPath): Problem[] {
  const found: Problem[] = [];
  const request = Fields.of(Array.isArray(value) ? { messages: value } : value, path, found);
  if (!request) return found;
  found.push(...messagesOf(request, Array.isArray(value) ? path : request.at('messages')));
  request.knows('messages', ...BESIDE);
  checkRecipients(request);
  request.boolean('notificationDisabled');
  const units =
    request.list('customAggregationUnits', { max: L.aggregationUnits, optional: true }) ?? [];
  // an entry of a list is checked as if it were a member, so that one rule says it all
  const entries = Fields.of(Object.fromEntries(units.entries()), [], []);
  units.forEach((_, index) => {
    entries?.text(String(index), {
      max: L.aggregationUnit,
      pattern: /^[a-zA-Z0-9_]+$/,
      form: '[a-zA-Z0-9_]',
    });
  });
  for (const problem of entries?.found ?? []) {
    const index = Number(problem.path[0]);
    found.push({ ...problem, path: [...request.at('customAggregationUnits'), index] });
  }
  return found;
}

/** The `messages` of a request of any kind, and the size of the whole. */
export function messagesOf(request: Fields, base: ProblemPath): Problem[] {
  const found: Problem[] = [];
  const own = Fields.of({ messages: request.value.messages }, [], found);
  const messages = own?.list('messages', { min: 1, max: L.perRequest }) ?? [];
  // what the list itself lacks is told where the list stands
  const problems = found.map((problem) => ({ ...problem, path: base }));
  messages.forEach((message, index) => {
    problems.push(...messageProblems(message, [...base, index]));
    const isLast = index === messages.length - 1;
    if (!isLast && isJsonObject(message) && message.quickReply !== undefined)
      problems.push(warning('message.quickReplyNotLast', [...base, index, 'quickReply']));
  });
  const actual = jsonBytes(request.value) ?? 0;
  const limit = LIMITS.requestBodyBytes;
  if (actual > limit) problems.push(error('request.tooLarge', request.path, { limit, actual }));
  return problems;
}

/** `to`: one chat of a push, or the users of a multicast. */
function checkRecipients(request: Fields): void {
  if (typeof request.value.to === 'string') request.text('to');
  else {
    const ids = request.list('to', { min: 1, max: LIMITS.sending.multicast, optional: true }) ?? [];
    ids.forEach((id, index) => {
      if (typeof id !== 'string')
        request.found.push(
          error('json.wrongType', [...request.at('to'), index], {
            limit: 'string',
            actual: typeName(id),
            details: { field: 'to' },
          }),
        );
    });
  }
}

function checkFlex(message: Fields, found: Problem[]): readonly string[] {
  message.text('altText', { max: L.altText });
  if (message.has('contents'))
    found.push(...containerProblems(message.value.contents, message.at('contents')));
  else message.object('contents');
  return ['altText', 'contents'];
}
