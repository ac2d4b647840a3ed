// The page's own files, kept by the browser so that the page opens without a network. Nothing of the service is kept here:
// rows and accounts are the page's business, and what one account was answered is never given to another.

/** How long the network may take to answer with the page before the kept one is shown. */
export const PAGE_PATIENCE_MS = 5_000;

const CACHE_PREFIX = 'phu-luc-page-';
/** That of this worker, and the one before for a window that is still open. */
const CACHES_KEPT = 2;

export type PageFiles = Readonly<{
  /** Changes with any of the files. */
  version: string;
  /** Paths of scripts, styles and fonts, whose names change with their content. */
  assets: readonly string[];
}>;

type Asked = Pick<Request, 'method' | 'url' | 'mode'>;

/** What becomes of a request: only the page and its files are the worker's, all else goes its way as without one. */
export function roleOf(
  request: Asked,
  origin: string,
  assets: ReadonlySet<string>,
): 'page' | 'asset' | 'none' {
  const { origin: of, pathname } = new URL(request.url);
  if (request.method !== 'GET' || of !== origin) return 'none';
  if (request.mode === 'navigate') return pathname === '/' ? 'page' : 'none';
  return assets.has(pathname) ? 'asset' : 'none';
}

export function cacheNameOf({ version }: PageFiles): string {
  return CACHE_PREFIX + version;
}

/** Puts the page and its files into the cache, all or nothing. */
export async function keepPage(
  files: PageFiles,
  caches: Pick<CacheStorage, 'open'>,
  newRequest: (path: string) => Request,
): Promise<void> {
  const cache = await caches.open(cacheNameOf(files));
  await cache.addAll(['/', ...files.assets].map(newRequest));
}

/** Gives up what earlier releases kept, except the last of them. */
export async function dropOldPages(
  files: PageFiles,
  caches: Pick<CacheStorage, 'keys' | 'delete'>,
): Promise<void> {
  const current = cacheNameOf(files);
  const others = (await caches.keys()).filter(name => name.startsWith(CACHE_PREFIX) && name !== current);
  const old = others.slice(0, Math.max(0, others.length - (CACHES_KEPT - 1)));
  await Promise.all(old.map(name => caches.delete(name)));
}

/**
 * The page as the network has it, so that nobody is held on an old release; the kept one where the network does not
 * answer in time or answers that the service is away.
 */
export async function answerPage(
  fromNetwork: () => Promise<Response>,
  kept: () => Promise<Response | undefined>,
): Promise<Response> {
  let answer: Response | null = null;
  try {
    answer = await fromNetwork();
    // Whoever was sent elsewhere has met the sign-in page of a network, not the service.
    if (answer.ok && !answer.redirected) return answer;
  } catch {
    // Without a network the kept page is what there is.
  }
  return (await kept()) ?? answer ?? Response.error();
}
