import type { MatchScore } from '#lib/domain/matching/match.ts';
import { levelCredit } from '#lib/domain/matching/rules.ts';
import type {
  ReferenceBrief,
  ReferenceConsultant,
  ReferenceScore,
} from '#lib/domain/matching/reference-score.ts';

/** A reference score in the shape that the database answers with: parts to 6 decimals. */
export function matchOf(
  brief: ReferenceBrief,
  consultant: ReferenceConsultant,
  score: ReferenceScore,
  place = 1,
): MatchScore {
  const part = (value: ReferenceScore['rate']) => value.round(6).toNumber();
  return {
    place,
    competence: part(score.competence),
    availability: part(score.availability),
    rate: part(score.rate),
    sector: part(score.sector),
    workMode: part(score.workMode),
    sumScore: score.sum.round(4).toNumber(),
    isCapped: score.isCapped,
    total: score.total.toNumber(),
    requirements: brief.requirements.map((row) => {
      const held = consultant.levels[row.competencyId];
      const declared = held?.level ?? 0;
      const have = declared === 5 && !held?.isVerified ? 4 : declared;
      return {
        competencyId: row.competencyId,
        need: row.level,
        weight: row.weight,
        isMust: row.isMust,
        have,
        declared,
        verification: held ? (held.isVerified ? 'verified' : 'declared') : null,
        credit: levelCredit(have, row.level),
      };
    }),
  };
}
