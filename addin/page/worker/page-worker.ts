// The worker's own program. The build writes the names of the page's files into it.
import {
  answerPage,
  cacheNameOf,
  dropOldPages,
  keepPage,
  PAGE_PATIENCE_MS,
  roleOf,
  type PageFiles,
} from './kept-page.ts';

declare const __PAGE_FILES__: PageFiles;

/** What of a service worker's world is used here; the compiler knows that of a window. */
type Happening = Event & Readonly<{ waitUntil(work: Promise<unknown>): void }>;
type Fetching = Event & Readonly<{ request: Request; respondWith(answer: Promise<Response>): void }>;
type World = Readonly<{
  location: Location;
  skipWaiting(): Promise<void>;
  clients: Readonly<{ claim(): Promise<void> }>;
  addEventListener(kind: 'install' | 'activate', listener: (event: Happening) => void): void;
  addEventListener(kind: 'fetch', listener: (event: Fetching) => void): void;
}>;

const world = self as unknown as World;
const files = __PAGE_FILES__;
const assets: ReadonlySet<string> = new Set(files.assets);

world.addEventListener('install', event => {
  const fresh = (path: string): Request => new Request(path, { cache: path === '/' ? 'reload' : 'default' });
  event.waitUntil(keepPage(files, caches, fresh).then(() => world.skipWaiting()));
});

world.addEventListener('activate', event => {
  event.waitUntil(dropOldPages(files, caches).then(() => world.clients.claim()));
});

world.addEventListener('fetch', event => {
  const { request } = event;
  switch (roleOf(request, world.location.origin, assets)) {
    case 'page':
      return event.respondWith(
        answerPage(
          () => fetch(request.url, { cache: 'no-cache', signal: AbortSignal.timeout(PAGE_PATIENCE_MS) }),
          async () => (await caches.open(cacheNameOf(files))).match('/'),
        ),
      );
    case 'asset':
      return event.respondWith(caches.match(request).then(kept => kept ?? fetch(request)));
    case 'none':
      return;
  }
});
