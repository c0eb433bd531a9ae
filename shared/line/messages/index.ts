import type { Problem, ProblemPath } from '../../errors/app-error';
import { Fields, isJsonObject } from '../fields';
import { checkFlexContainer } from '../flex';
import { LIMITS } from '../limits';
import { warning } from '../problem';
import { checkQuickReply, checkSender } from './common';
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
export function checkMessage(value: unknown, path: ProblemPath = []): Problem[] {
  const found: Problem[] = [];
  const message = Fields.of(value, path, found);
  const type = message?.oneOf('type', MESSAGE_TYPES);
  if (!message || type === undefined) return found;
  const known = CHECKS[type]?.(message, found) ?? [];
  message.knows('type', 'quickReply', 'sender', ...known);
  if (message.has('quickReply'))
    found.push(...checkQuickReply(message.value.quickReply, message.at('quickReply')));
  if (message.has('sender')) checkSender(message);
  return found;
}

/** A request that sends: `{messages}` with what stands beside it, or a bare list. Never throws. */
export function checkMessages(value: unknown, path: ProblemPath = []): Problem[] {
  const found: Problem[] = [];
  const request = Fields.of(Array.isArray(value) ? { messages: value } : value, path, found);
  if (!request) return found;
  const base = Array.isArray(value) ? path : request.at('messages');
  const messages = request.list('messages', { min: 1, max: L.perRequest }) ?? [];
  messages.forEach((message, index) => {
    found.push(...checkMessage(message, [...base, index]));
    const isLast = index === messages.length - 1;
    if (!isLast && isJsonObject(message) && message.quickReply !== undefined)
      found.push(warning('message.quickReplyNotLast', [...base, index, 'quickReply']));
  });
  const units = request.list('customAggregationUnits', { max: L.aggregationUnits, optional: true });
  units?.forEach((_, index) => {
    const unit = Fields.of({ unit: units[index] }, [], []);
    const problems: Problem[] = unit?.found ?? [];
    unit?.text('unit', { max: L.aggregationUnit, pattern: /^\w+$/, form: '[a-zA-Z0-9_]' });
    found.push(
      ...problems.map((problem) => ({
        ...problem,
        path: [...request.at('customAggregationUnits'), index],
      })),
    );
  });
  return found;
}

function checkFlex(message: Fields, found: Problem[]): readonly string[] {
  message.text('altText', { max: L.altText });
  if (message.has('contents'))
    found.push(...checkFlexContainer(message.value.contents, message.at('contents')));
  else message.object('contents');
  return ['altText', 'contents'];
}
