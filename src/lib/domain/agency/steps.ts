import type { AssignmentState } from '../assignments/assignment.ts';
import type { ConsultantState } from '../consultants/profile.ts';

/** What the agency can make of an assignment: the same rows as `state_transitions`. */
export const ASSIGNMENT_STEPS: Readonly<Record<AssignmentState, readonly AssignmentState[]>> = {
  booked: ['active', 'cancelled'],
  active: ['finished', 'cancelled'],
  finished: [],
  cancelled: [],
};

/** What the agency can make of a profile: the same rows as `state_transitions`. */
export const CONSULTANT_STEPS: Readonly<Record<ConsultantState, readonly ConsultantState[]>> = {
  draft: [],
  submitted: ['approved', 'rejected'],
  approved: ['rejected'],
  rejected: ['approved'],
};
