import { z } from 'zod';
import { colour } from '../design/values';
import { draftText } from '../document-base';
import { brandToken, sha256 } from '../ids';

const MAX_OF_A_KIND = 200;

const brandColour = z.object({ id: brandToken, name: draftText, colour });
export type BrandColour = z.infer<typeof brandColour>;

/** `sans` and `serif` travel with the app; anything else names a font of this computer. */
const brandFont = z.object({ id: brandToken, name: draftText, font: z.string().min(1).max(200) });
export type BrandFont = z.infer<typeof brandFont>;

const brandLogo = z.object({ id: brandToken, name: draftText, asset: sha256 });
export type BrandLogo = z.infer<typeof brandLogo>;

/** What a workspace's designs share. Changed once, every design that names it follows. */
export const brandKit = z.object({
  colours: z.array(brandColour).max(MAX_OF_A_KIND),
  fonts: z.array(brandFont).max(MAX_OF_A_KIND),
  logos: z.array(brandLogo).max(MAX_OF_A_KIND),
});
export type BrandKit = z.infer<typeof brandKit>;

export const EMPTY_KIT: BrandKit = { colours: [], fonts: [], logos: [] };
