import { concludeSessionsOf } from './conclude-session.ts';

/**
 * Takes in something about a payment. What is told of a payment before the payment itself has come
 * first has its pay page read, and is taken in then; a payment that is none of ours is left alone.
 * @param takeIn answers `unknown` when there is no such payment here
 */
export async function withPayment(
  intent: string | { id: string } | null,
  takeIn: (intent: string) => Promise<string>,
): Promise<void> {
  const id = typeof intent === 'string' ? intent : (intent?.id ?? '');
  if (id === '' || (await takeIn(id)) !== 'unknown') return;
  await concludeSessionsOf(id);
  await takeIn(id);
}
