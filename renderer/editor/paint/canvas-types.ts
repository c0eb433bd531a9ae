/** Painting works on a canvas of the page and on one that is never shown. */
export type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
