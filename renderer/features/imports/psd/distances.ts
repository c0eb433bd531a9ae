const FAR = 1e12;

/** Of every pixel, how far the middle of the nearest one that `isGoal` is (Felzenszwalb and Huttenlocher). */
export function distances(
  alpha: Uint8Array,
  width: number,
  height: number,
  isGoal: (value: number) => boolean,
): Float32Array {
  const field = Float32Array.from(alpha, (value) => (isGoal(value) ? 0 : FAR));
  const longest = Math.max(width, height);
  const line = new Float64Array(longest);
  const places = new Int32Array(longest);
  const limits = new Float64Array(longest + 1);
  const along = (start: number, step: number, count: number) => {
    for (let i = 0; i < count; i += 1) line[i] = field[start + i * step] ?? 0;
    let last = 0;
    places[0] = 0;
    limits[0] = -FAR;
    limits[1] = FAR;
    const crossing = (a: number, b: number) =>
      ((line[b] ?? 0) + b * b - (line[a] ?? 0) - a * a) / (2 * (b - a));
    for (let q = 1; q < count; q += 1) {
      let s = crossing(places[last] ?? 0, q);
      while (last > 0 && s <= (limits[last] ?? 0)) {
        last -= 1;
        s = crossing(places[last] ?? 0, q);
      }
      last += 1;
      places[last] = q;
      limits[last] = s;
      limits[last + 1] = FAR;
    }
    let nearest = 0;
    for (let q = 0; q < count; q += 1) {
      while ((limits[nearest + 1] ?? FAR) < q) nearest += 1;
      const place = places[nearest] ?? 0;
      field[start + q * step] = (q - place) ** 2 + (line[place] ?? 0);
    }
  };
  for (let x = 0; x < width; x += 1) along(x, width, height);
  for (let y = 0; y < height; y += 1) along(y * width, 1, width);
  return field.map(Math.sqrt);
}
