import type { BrandKit } from '../domain/brand/kit';
import { newId, type RandomBytes, type Sha256 } from '../domain/ids';
import type { ArtworkName } from './artwork';
import { CREAM, MOSS, NIGHT, TERRA } from './cells';

/** What the café's designs and reports share. */
export const sampleKit = (random: RandomBytes, hashOf: (art: ArtworkName) => Sha256): BrandKit => ({
  colours: [
    { name: '赤陶', colour: TERRA.tint },
    { name: '夜藍', colour: NIGHT.ground },
    { name: '苔綠', colour: MOSS.tint },
    { name: '米白', colour: CREAM.ground },
  ].map((colour) => ({ id: newId('tok', random), ...colour })),
  fonts: [{ id: newId('tok', random), name: '內文', font: 'sans' }],
  logos: [{ id: newId('tok', random), name: '山嵐', asset: hashOf('cup') }],
});
