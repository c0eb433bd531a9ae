/*
 * The bridge's names without its schemas, written into a bundle while it is built: what runs before the first picture
 * needs no more of the contract. See `build/vite/bundles.mjs`.
 */
declare const BRIDGE_CHANNELS: readonly import('#shared/ipc/contract').ChannelName[];
declare const BRIDGE_EVENTS: readonly import('#shared/ipc/contract').EventName[];
