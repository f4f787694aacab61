import type { Account } from '../postgres/user.ts';

export const partNames = [
  'postgres',
  'mail',
  'stripe',
  'access-point',
  'api',
  'worker',
  'app',
] as const;

/** Name of a part of the stack, in the order of starting; they stop in the opposite order. */
export type PartName = (typeof partNames)[number];

/** How one part is started, known to be ready, and stopped. */
export type Part = {
  name: PartName;
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** A Node part is told over a channel when the supervisor is gone. */
  isNode: boolean;
  account?: Account | undefined;
  /** The polite signal; SIGKILL follows after `graceMs`. */
  stopSignal: 'SIGTERM' | 'SIGINT';
  graceMs: number;
  /** Called before each start, restarts included. */
  prepare?: () => void;
  isReady: () => Promise<boolean>;
};

/** What the supervisor tells those who watch it. */
export type PartEvent =
  | { type: 'ready'; part: PartName; afterMs: number }
  | { type: 'crashed'; part: PartName; how: string; lastLines: string[]; restartInMs: number }
  | { type: 'gave_up'; part: PartName; how: string; lastLines: string[] };
