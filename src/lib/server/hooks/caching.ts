import type { Handle } from '@sveltejs/kit';

/**
 * Reading pages look alike to every visitor who is not signed in: a browser keeps one for a minute,
 * a CDN for five, and a CDN may show the old one for ten more while it asks for the new.
 */
export const PUBLIC_PAGE = 'public, max-age=60, s-maxage=300, stale-while-revalidate=600';

/** Who may keep a page. A handler that has said so itself is left alone, but for the signed-in. */
export const handleCaching: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const { headers } = response;
  if (event.locals.user) {
    if (!headers.get('cache-control')?.startsWith('private')) {
      headers.set('cache-control', 'private, no-store');
    }
  } else if (headers.has('cache-control')) {
    return response;
  } else if (!event.locals.isUnavailable && isPublicPage(event, response)) {
    headers.set('cache-control', PUBLIC_PAGE);
    // Whoever signs in sees another menu, also where an earlier copy is kept.
    headers.append('vary', 'cookie');
  } else {
    headers.set('cache-control', 'private, no-cache');
  }
  return response;
};

type Asked = { route: { id: string | null }; request: Request };

function isPublicPage({ route, request }: Asked, { status, headers }: Response): boolean {
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  const isPage = route.id?.startsWith('/(public)') ?? false;
  return isReading && isPage && status === 200 && !headers.has('set-cookie');
}
