/** MozJPEG's options; `full` keeps colour at full resolution (4:4:4); `chroma` is the quality of colour alone. */
export const jpegOptions = (
  quality: number,
  full: boolean,
  progressive: boolean,
  chroma: number,
) => ({
  quality,
  progressive,
  auto_subsample: false,
  chroma_subsample: full ? 1 : 2,
  separate_chroma_quality: chroma !== quality,
  chroma_quality: chroma,
});
