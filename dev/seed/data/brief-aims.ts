/** What a need is followed up by: goals, and measures with where they stand and are to be. */
export type Aim = {
  business: string;
  communication: string;
  /** Null is unknown: measured first. */
  measures: readonly { id: string; today: number | null; target: number | null }[];
};

/** What each role is most often asked to achieve in the demo. */
export const aims: Readonly<Record<string, Aim>> = {
  'community-manager': {
    business: 'community_loyalty',
    communication: 'build_community',
    measures: [
      { id: 'active_members', today: 12, target: 20 },
      { id: 'retention', today: null, target: null },
      { id: 'nps', today: 18, target: 30 },
    ],
  },
  'social-media-strategist': {
    business: 'brand_awareness',
    communication: 'be_known',
    measures: [
      { id: 'brand_awareness', today: null, target: null },
      { id: 'message_recall', today: 21, target: 35 },
    ],
  },
  'content-producer': {
    business: 'recruitment',
    communication: 'attract_talent',
    measures: [
      { id: 'applications', today: 4, target: 9 },
      { id: 'ctr', today: 0.9, target: 1.8 },
    ],
  },
  copywriter: {
    business: 'sales_leads',
    communication: 'activate_existing',
    measures: [
      { id: 'repeat_rate', today: 31, target: 38 },
      { id: 'email_click_rate', today: 2.4, target: 4 },
    ],
  },
  'communications-advisor': {
    business: 'internal_change',
    communication: 'create_understanding',
    measures: [
      { id: 'understanding', today: null, target: null },
      { id: 'employee_engagement', today: 3.4, target: 3.8 },
    ],
  },
  'pr-press-officer': {
    business: 'reputation_trust',
    communication: 'be_prepared',
    measures: [
      { id: 'first_response_time', today: 140, target: 30 },
      { id: 'trust', today: 22, target: 30 },
    ],
  },
  'internal-change-communicator': {
    business: 'internal_change',
    communication: 'create_understanding',
    measures: [
      { id: 'understanding', today: 46, target: 80 },
      { id: 'adoption', today: 0, target: 75 },
      { id: 'internal_reach', today: 52, target: 85 },
    ],
  },
  'web-editor': {
    business: 'public_information',
    communication: 'reduce_contacts',
    measures: [
      { id: 'information_found', today: 64, target: 85 },
      { id: 'deflection', today: null, target: null },
    ],
  },
  'paid-search-social-specialist': {
    business: 'sales_leads',
    communication: 'get_qualified_leads',
    measures: [
      { id: 'conversion_rate', today: 1.6, target: 2.4 },
      { id: 'cost_per_lead', today: 310, target: 180 },
    ],
  },
  'marketing-automation-crm': {
    business: 'customer_service',
    communication: 'reduce_contacts',
    measures: [
      { id: 'deflection', today: 18, target: 40 },
      { id: 'avoided_cost', today: null, target: null },
    ],
  },
  'art-director-designer': {
    business: 'brand_awareness',
    communication: 'be_recognised',
    measures: [
      { id: 'brand_awareness', today: 6, target: 15 },
      { id: 'quality_engagement', today: null, target: null },
    ],
  },
  'video-photo-producer': {
    business: 'brand_awareness',
    communication: 'be_known',
    measures: [
      { id: 'brand_awareness', today: 34, target: 45 },
      { id: 'video_completion', today: 28, target: 45 },
    ],
  },
  'communication-project-manager': {
    business: 'public_information',
    communication: 'reach_everyone',
    measures: [
      { id: 'information_found', today: 41, target: 80 },
      { id: 'reach', today: 55, target: 90 },
    ],
  },
  'insights-analyst': {
    business: 'community_loyalty',
    communication: 'listen_and_improve',
    measures: [
      { id: 'csat', today: null, target: null },
      { id: 'audience_followthrough', today: 20, target: 70 },
    ],
  },
  'brand-strategist': {
    business: 'brand_awareness',
    communication: 'be_known',
    measures: [{ id: 'brand_awareness', today: null, target: null }],
  },
  'employer-branding-specialist': {
    business: 'recruitment',
    communication: 'attract_talent',
    measures: [
      { id: 'applications', today: 2.5, target: 6 },
      { id: 'time_to_hire', today: 71, target: 45 },
    ],
  },
};
