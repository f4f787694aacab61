import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server in this process that can go away and come back on the same port. */
export type TestSmtp = {
  url: string;
  mails: { to: string; mail: Email; raw: string }[];
  /** Addresses that are refused for good. */
  refused: Set<string>;
  down: () => Promise<void>;
  up: () => Promise<void>;
};

/** Starts a mail server on a free port. Call `down` when done. */
export async function startSmtp(): Promise<TestSmtp> {
  const mails: TestSmtp['mails'] = [];
  const refused = new Set<string>();
  let server = await listen(mails, refused, 0);
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refused,
    down: () => new Promise((done) => server.close(done)),
    up: async () => {
      server = await listen(mails, refused, port);
    },
  };
}

async function listen(
  mails: TestSmtp['mails'],
  refused: Set<string>,
  port: number,
): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      done(refused.has(address) ? new Error(`550 no mailbox ${address}`) : null);
    },
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('latin1');
        const keep = async () => {
          const mail = await PostalMime.parse(Buffer.concat(parts));
          for (const { address } of envelope.rcptTo) mails.push({ to: address, mail, raw });
        };
        void keep().then(() => done(), done);
      });
    },
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  // A client that is killed in the middle of a mail resets its connection, which is its own affair.
  server.on('error', () => undefined);
  return server;
}
