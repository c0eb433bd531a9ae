/** `8BPS`: what a Photoshop file begins with. */
export const isPsd = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x38 && bytes[1] === 0x42 && bytes[2] === 0x50 && bytes[3] === 0x53;
