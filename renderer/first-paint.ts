import type { Bridge } from '#shared/ipc/contract';

/*
 * All that runs before the frame in `index.html` is on the screen. The rest of the window is a thousand times as long:
 * to read it first would hold that picture back by a quarter of a second.
 */

/** A window that is made hidden may never tell that it has painted; it goes on without. */
const LONGEST_MS = 250;

const { tapestry } = window as unknown as { tapestry: Bridge };

/** The first question tells the main process that it may load the studio; meanwhile this page loads the window. */
function goOn(): void {
  if (window.firstQuestions) return;
  window.firstQuestions = {
    info: tapestry.invoke('app.info', undefined),
    settings: tapestry.invoke('settings.get', undefined),
  };
  const fetched = [...document.querySelectorAll<HTMLLinkElement>('link[data-then]')];
  const styles = fetched.filter(({ dataset }) => dataset.then === 'style');
  const scripts = fetched.filter(({ dataset }) => dataset.then === 'script');
  void Promise.all(styles.map(apply)).then(() => scripts.map(run));
}

const apply = (link: HTMLLinkElement) =>
  new Promise((resolve) => {
    link.onload = resolve;
    link.onerror = resolve;
    link.rel = 'stylesheet';
  });

function run({ href }: HTMLLinkElement): void {
  const script = document.createElement('script');
  script.type = 'module';
  script.crossOrigin = 'anonymous';
  script.src = href;
  document.head.append(script);
}

setTimeout(goOn, LONGEST_MS);
new PerformanceObserver(goOn).observe({ type: 'paint', buffered: true });

declare global {
  interface Window {
    /** Asked before the bridge and its contract were loaded; absent where a server serves the page. */
    firstQuestions?: { info: Promise<unknown>; settings: Promise<unknown> };
  }
}
