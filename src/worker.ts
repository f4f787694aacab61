import { runWorker } from '$lib/server/jobs/run-worker.ts';

const stopping = new AbortController();
for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stopping.abort());

await runWorker(stopping.signal);
process.exit(0);
