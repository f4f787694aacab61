import { expect, it } from 'vitest';
import { NO_ACCESS_POINT } from './access-point.ts';

it('never says that something was sent when there is nobody to send it', async () => {
  const recipient = { scheme: '0007', id: '5560360793' };
  const delivery = await NO_ACCESS_POINT.send(new TextEncoder().encode('<Invoice/>'), recipient);
  expect(delivery).toEqual({ sent: false, reason: 'no_access_point' });
});
