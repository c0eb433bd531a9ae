export { checkRichMenuWire } from './check-wire';
export { type CheckContext, checkRichMenuSet } from './check-set';
export { fromWire } from './from-wire';
export { toWire, type WireRichMenu } from './to-wire';
export { wireRichMenu } from './wire-schema';
