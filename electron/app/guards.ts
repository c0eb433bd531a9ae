import { app, type Session, shell, type WebContents } from 'electron';
import { vetExternal } from './external';

/** Nothing that a page does may lead it elsewhere, open a window, attach a guest or get a permission. */
export function guardContents(origin: string): void {
  app.on('web-contents-created', (_, contents) => guardOne(contents, origin));
}

function guardOne(contents: WebContents, origin: string): void {
  const stay = (event: Electron.Event, url: string) => {
    if (!url.startsWith(`${origin}/`)) event.preventDefault();
  };
  contents.on('will-navigate', (event, url) => {
    // our page is one page: even an address of our own scheme is a mistake or an attack
    if (url !== contents.getURL()) event.preventDefault();
  });
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const vetted = vetExternal(url);
    if (vetted?.startsWith('https:')) void shell.openExternal(vetted);
    return { action: 'deny' };
  });
}

/** The page may write the clipboard; everything else is denied, asked or not. */
const ALLOWED = new Set(['clipboard-sanitized-write', 'clipboard-read']);

export function guardSession(session: Session, origin: string): void {
  const allowed = (permission: string, from: string) =>
    ALLOWED.has(permission) && from.startsWith(origin);
  session.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(allowed(permission, details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    allowed(permission, requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  // the spell checker would fetch its dictionaries from the web at every start
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}
