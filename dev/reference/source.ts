import { readFileSync } from 'node:fs';
import { fromRoot } from '#dev/paths.ts';

/** A text in both languages. */
export type Both<Text = string> = { sv: Text; en: Text };

export type Competency = {
  id: string;
  group: string;
  name: Both;
  description: Both;
  esco: unknown[];
};

export type Role = {
  id: string;
  name: Both;
  aliases: string[];
  description: Both;
  responsibilities: Both<string[]>;
  deliverables: Both<string[]>;
  competencies: { id: string; level: number; weight: string }[];
  phases: string[];
  dayRateSek: { low: number; high: number; basis: 'anchored' | 'assumption' };
  esco: unknown[];
};

export type Level = { level: number; name: Both; description: Both; evidence: Both<string[]> };

export type RoleNotes = { wrongWhen: Both<string[]>; firstInPlace: Both<string[]> };

export type Catalogue = {
  weights: Record<string, number>;
  proficiencyLevels: Level[];
  competencyGroups: { id: string; name: Both }[];
  competencies: Competency[];
  relatedCompetencies: { a: string; b: string; similarity: number }[];
  roles: Role[];
};

export type Sectors = {
  sectors: { id: string; name: Both }[];
  related: { a: string; b: string }[];
};

export type Agency = Record<
  | 'name'
  | 'organisationNumber'
  | 'vatNumber'
  | 'street'
  | 'postalCode'
  | 'city'
  | 'seat'
  | 'email'
  | 'phone'
  | 'bankgiro'
  | 'iban',
  string
> & { marginBp: number };

/** Rules and texts of the needs analysis; the application knows their shape. */
export type Diagnosis = { schemaVersion: string; testCases: unknown[] } & Record<string, unknown>;

export type Measure = {
  id: string;
  name: Both;
  description: Both;
  stage: string;
  unit: string;
  direction: 'up' | 'down' | 'neutral';
  formula: string;
  variables: { id: string; name: Both }[];
  example: { inputs: Record<string, number>; result: number };
  dataSource: Both;
  pitfall: Both;
  cadence: string;
  vanity: boolean;
};

export type Goals = {
  units: { id: string; name: Both }[];
  stages: { id: string; name: Both; description: Both }[];
  businessGoals: { id: string; name: Both }[];
  communicationGoals: {
    id: string;
    name: Both;
    businessGoals: string[];
    kpis: string[];
    activities: string[];
  }[];
  activities: {
    id: string;
    name: Both;
    phase: string;
    roles: string[];
    hours: { min: number; max: number };
    description: Both;
    deliverable: Both;
  }[];
  kpis: Measure[];
};

/** The files beside reference.sql that it is generated from. */
export type Source = {
  catalogue: Catalogue;
  notes: Record<string, RoleNotes>;
  sectors: Sectors;
  regions: (Both & { id: string })[];
  languages: (Both & { code: string })[];
  agency: Agency;
  diagnosis: Diagnosis;
  goals: Goals;
};

/** Reads the reference data. @throws {Error} when a file is missing or is not JSON. */
export function readSource(): Source {
  return {
    catalogue: read<Catalogue>('roles'),
    notes: read<Record<string, RoleNotes>>('role-notes'),
    sectors: read<Sectors>('sectors'),
    regions: read<Source['regions']>('regions'),
    languages: read<Source['languages']>('languages'),
    agency: read<Agency>('agency'),
    diagnosis: read<Diagnosis>('diagnosis'),
    goals: read<Goals>('kpis'),
  };
}

function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(fromRoot('supabase', 'seed', `${name}.json`), 'utf8')) as Content;
}
