import type { Perspective } from '$lib/domain/diagnosis/differences.ts';
import type { Answers } from '$lib/domain/diagnosis/input.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';

/** Who somebody answers as, and where they work. */
export type Side = { perspective: Perspective; department: string };

/**
 * A member answers a colleague's analysis; answering again replaces the earlier answers.
 * @throws {DomainError} 404, 400 diagnosis_invalid, 409 diagnosis_is_yours
 */
export async function answerDiagnosis(
  db: Db,
  id: string,
  { perspective, department }: Side,
  answers: Answers,
): Promise<void> {
  unwrapMaybe(
    await db.rpc('answer_diagnosis', {
      ...{ p_diagnosis_id: id, p_perspective: perspective, p_department: department },
      p_answers: answers,
    }),
  );
}

/** One who has answered says as whom. @throws {DomainError} 404, 400 diagnosis_invalid */
export async function describeAnswer(db: Db, id: string, side: Side): Promise<void> {
  const { perspective: p_perspective, department: p_department } = side;
  unwrapMaybe(
    await db.rpc('describe_diagnosis_answer', { p_diagnosis_id: id, p_perspective, p_department }),
  );
}
