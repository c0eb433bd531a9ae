import type { Fields } from '../fields';
import { LIMITS } from '../limits';

const L = LIMITS.message;
const TRACKING_ID = /^[a-zA-Z0-9\-.=,+*()%$&;:@{}!?<>[\]]+$/;

export function checkSticker(message: Fields): readonly string[] {
  message.text('packageId');
  message.text('stickerId');
  message.text('quoteToken', { optional: true });
  return ['packageId', 'stickerId', 'quoteToken'];
}

export function checkImage(message: Fields): readonly string[] {
  message.https('originalContentUrl');
  message.https('previewImageUrl');
  return ['originalContentUrl', 'previewImageUrl'];
}

export function checkVideo(message: Fields): readonly string[] {
  message.text('trackingId', {
    max: L.trackingId,
    pattern: TRACKING_ID,
    form: 'a-z A-Z 0-9 -.=,+*()%$&;:@{}!?<>[]',
    optional: true,
  });
  return [...checkImage(message), 'trackingId'];
}

export function checkAudio(message: Fields): readonly string[] {
  message.https('originalContentUrl');
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
