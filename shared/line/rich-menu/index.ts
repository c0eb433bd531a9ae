export { type CheckContext, checkRichMenuSet } from './check-set';
export { checkRichMenuWire } from './check-wire';
export { fromWire } from './from-wire';
export { toWire, type WireRichMenu } from './to-wire';
export { wireRichMenu } from './wire-schema';
