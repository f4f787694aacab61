/**
 * A state read from the database as one the code knows.
 * @throws Error for a state that a later migration added and this build does not know
 */
export function asState<State extends string>(known: readonly State[], text: string): State {
  const state = known.find((one) => one === text);
  if (state === undefined) throw new Error(`Unknown state: ${text}`);
  return state;
}
