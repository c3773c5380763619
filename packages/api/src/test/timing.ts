/**
 * The chance that one of `a` is above one of `b` (the area under the ROC curve): 0.5 where nobody could tell the two
 * apart, 0 or 1 where everybody can.
 */
export function chanceAbove(a: readonly number[], b: readonly number[]): number {
  let wins = 0;
  for (const x of a) for (const y of b) wins += x > y ? 1 : x === y ? 0.5 : 0;
  return wins / (a.length * b.length);
}

/** How long each of two acts takes, in milliseconds; taken in turns, so that a busy machine is busy for both. */
export async function timeInTurns(rounds: number, acts: readonly [Act, Act]): Promise<[number[], number[]]> {
  const took: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    // Each goes first as often as the other.
    for (const which of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const began = performance.now();
      await acts[which](round);
      took[which].push(performance.now() - began);
    }
  }
  return took;
}

type Act = (round: number) => Promise<unknown>;
