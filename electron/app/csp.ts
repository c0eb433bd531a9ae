/**
 * The page's content security policy. Scripts come from the bundle alone; `wasm-unsafe-eval` lets the image
 * encoders compile, which are WebAssembly from the same bundle. Styles may be inline because the component
 * library and the canvas set element styles; no style can run anything. Nothing is fetched from outside.
 */
export function contentSecurityPolicy(): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    // films of the workspace, which only the phone preview plays
    'media-src app://tapestry/video/',
    "connect-src 'self' blob: data:",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ');
}
