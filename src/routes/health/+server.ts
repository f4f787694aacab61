import { health } from '$lib/server/health/health.ts';
import type { RequestHandler } from './$types';

/** For load balancers and people on call: 200 while the service can be used, 503 otherwise. */
export const GET: RequestHandler = async () => {
  const answer = await health();
  const headers = { 'cache-control': 'no-store' };
  return Response.json(answer, { status: answer.status === 'down' ? 503 : 200, headers });
};
