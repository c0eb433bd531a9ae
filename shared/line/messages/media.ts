import type { Fields } from '../fields';
import { LIMITS } from '../limits';
import type { Medium } from '../url';

const L = LIMITS.message;
const TRACKING_ID = /^[a-zA-Z0-9\-.=,+*()%$&;:@{}!?<>[\]]+$/;

export function checkSticker(message: Fields): readonly string[] {
  message.text('packageId');
  message.text('stickerId');
  message.text('quoteToken', { optional: true });
  return ['packageId', 'stickerId', 'quoteToken'];
}

export function checkImage(message: Fields): readonly string[] {
  return checkPair(message, 'picture');
}

function checkPair(message: Fields, medium: Medium): readonly string[] {
  message.https('originalContentUrl', { medium });
  message.https('previewImageUrl', { medium: 'picture' });
  return ['originalContentUrl', 'previewImageUrl'];
}

export function checkVideo(message: Fields): readonly string[] {
  message.text('trackingId', {
    max: L.trackingId,
    pattern: TRACKING_ID,
    form: 'a-z A-Z 0-9 -.=,+*()%$&;:@{}!?<>[]',
    optional: true,
  });
  return [...checkPair(message, 'film'), 'trackingId'];
}

export function checkAudio(message: Fields): readonly string[] {
  message.https('originalContentUrl', { medium: 'sound' });
  message.number('duration', { min: 1, isLong: true, unconfirmed: true });
  return ['originalContentUrl', 'duration'];
}

export function checkLocation(message: Fields): readonly string[] {
  message.text('title', { max: L.location });
  message.text('address', { max: L.location });
  // the reference names no range
  message.number('latitude', { min: -90, max: 90, fraction: true, unconfirmed: true });
  message.number('longitude', { min: -180, max: 180, fraction: true, unconfirmed: true });
  return ['title', 'address', 'latitude', 'longitude'];
}

export function checkCouponMessage(message: Fields): readonly string[] {
  message.text('couponId');
  message.text('deliveryTag', {
    max: L.deliveryTag,
    pattern: /^[a-zA-Z0-9_]+$/,
    form: '[a-zA-Z0-9_]',
    optional: true,
  });
  return ['couponId', 'deliveryTag'];
}
