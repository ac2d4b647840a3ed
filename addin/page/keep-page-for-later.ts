/** Lets the browser keep the page's own files, so that it opens without a network; where it may not, it opens with one. */
export function keepPageForLater(): void {
  // Browsers have workers where the line is safe.
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/page-worker.js').catch(() => undefined);
}
