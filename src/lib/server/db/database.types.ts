export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      activities: {
        Row: {
          deliverable_en: string;
          deliverable_sv: string;
          description_en: string;
          description_sv: string;
          hours_max: number;
          hours_min: number;
          id: string;
          name_en: string;
          name_sv: string;
          phase: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          deliverable_en: string;
          deliverable_sv: string;
          description_en: string;
          description_sv: string;
          hours_max: number;
          hours_min: number;
          id: string;
          name_en: string;
          name_sv: string;
          phase: string;
          position: number;
        };
        Update: {
          deliverable_en?: string;
          deliverable_sv?: string;
          description_en?: string;
          description_sv?: string;
          hours_max?: number;
          hours_min?: number;
          id?: string;
          name_en?: string;
          name_sv?: string;
          phase?: string;
          position?: number;
        };
        Relationships: [];
      };
      activity_roles: {
        Row: {
          activity_id: string;
          position: number;
          role_id: string;
        };
        ComputedFields: never;
        Insert: {
          activity_id: string;
          position: number;
          role_id: string;
        };
        Update: {
          activity_id?: string;
          position?: number;
          role_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'activity_roles_activity_id_fkey';
            columns: ['activity_id'];
            isOneToOne: false;
            referencedRelation: 'activities';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'activity_roles_role_id_fkey';
            columns: ['role_id'];
            isOneToOne: false;
            referencedRelation: 'roles';
            referencedColumns: ['id'];
          },
        ];
      };
      agency_settings: {
        Row: {
          bankgiro: string;
          city: string;
          email: string;
          first_invoice_number: number;
          id: boolean;
          margin_bp: number;
          name: string;
          organisation_number: string;
          phone: string;
          postal_code: string;
          seat: string;
          street: string;
          vat_number: string;
        };
        ComputedFields: never;
        Insert: {
          bankgiro: string;
          city: string;
          email: string;
          first_invoice_number?: number;
          id?: boolean;
          margin_bp: number;
          name: string;
          organisation_number: string;
          phone: string;
          postal_code: string;
          seat: string;
          street: string;
          vat_number: string;
        };
        Update: {
          bankgiro?: string;
          city?: string;
          email?: string;
          first_invoice_number?: number;
          id?: boolean;
          margin_bp?: number;
          name?: string;
          organisation_number?: string;
          phone?: string;
          postal_code?: string;
          seat?: string;
          street?: string;
          vat_number?: string;
        };
        Relationships: [];
      };
      agency_staff: {
        Row: {
          joined_at: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          joined_at?: string;
          user_id: string;
        };
        Update: {
          joined_at?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'agency_staff_user_id_fkey';
            columns: ['user_id'];
            isOneToOne: true;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      assignment_goals: {
        Row: {
          assignment_id: string;
          business_goal_id: string | null;
          communication_goal_id: string | null;
          id: string;
          position: number;
          title: string;
        };
        ComputedFields: never;
        Insert: {
          assignment_id: string;
          business_goal_id?: string | null;
          communication_goal_id?: string | null;
          id?: string;
          position?: number;
          title: string;
        };
        Update: {
          assignment_id?: string;
          business_goal_id?: string | null;
          communication_goal_id?: string | null;
          id?: string;
          position?: number;
          title?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'assignment_goals_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'assignment_goals_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignment_goals_business_goal_id_fkey';
            columns: ['business_goal_id'];
            isOneToOne: false;
            referencedRelation: 'business_goals';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignment_goals_communication_goal_id_fkey';
            columns: ['communication_goal_id'];
            isOneToOne: false;
            referencedRelation: 'communication_goals';
            referencedColumns: ['id'];
          },
        ];
      };
      assignment_measures: {
        Row: {
          baseline: number | null;
          goal_id: string;
          id: string;
          measure_id: string;
          name_en: string;
          name_sv: string;
          position: number;
          stage_id: string;
          target: number | null;
          unit_en: string;
          unit_sv: string;
        };
        ComputedFields: never;
        Insert: {
          baseline?: number | null;
          goal_id: string;
          id?: string;
          measure_id: string;
          name_en: string;
          name_sv: string;
          position: number;
          stage_id: string;
          target?: number | null;
          unit_en: string;
          unit_sv: string;
        };
        Update: {
          baseline?: number | null;
          goal_id?: string;
          id?: string;
          measure_id?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
          stage_id?: string;
          target?: number | null;
          unit_en?: string;
          unit_sv?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'assignment_measures_goal_id_fkey';
            columns: ['goal_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_goals';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignment_measures_measure_id_fkey';
            columns: ['measure_id'];
            isOneToOne: false;
            referencedRelation: 'measures';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignment_measures_stage_id_fkey';
            columns: ['stage_id'];
            isOneToOne: false;
            referencedRelation: 'measure_stages';
            referencedColumns: ['id'];
          },
        ];
      };
      assignments: {
        Row: {
          booked_at: string;
          brief_id: string;
          company_id: string;
          company_name: string;
          consultant_id: string;
          consultant_name: string;
          currency: string;
          during: unknown;
          fee_ore: number;
          goal: string;
          id: string;
          margin_ore: number;
          number: number;
          offer_id: string;
          payment_terms_days: number;
          percent: number;
          rate_ore: number;
          role_id: string;
          state: string;
          terms_version: string;
          title: string;
        };
        ComputedFields: never;
        Insert: {
          booked_at?: string;
          brief_id: string;
          company_id: string;
          company_name: string;
          consultant_id: string;
          consultant_name: string;
          currency: string;
          during: unknown;
          fee_ore: number;
          goal: string;
          id?: string;
          margin_ore: number;
          number?: never;
          offer_id: string;
          payment_terms_days: number;
          percent: number;
          rate_ore: number;
          role_id: string;
          state?: string;
          terms_version: string;
          title: string;
        };
        Update: {
          booked_at?: string;
          brief_id?: string;
          company_id?: string;
          company_name?: string;
          consultant_id?: string;
          consultant_name?: string;
          currency?: string;
          during?: unknown;
          fee_ore?: number;
          goal?: string;
          id?: string;
          margin_ore?: number;
          number?: never;
          offer_id?: string;
          payment_terms_days?: number;
          percent?: number;
          rate_ore?: number;
          role_id?: string;
          state?: string;
          terms_version?: string;
          title?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'assignments_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignments_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignments_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignments_offer_id_fkey';
            columns: ['offer_id'];
            isOneToOne: true;
            referencedRelation: 'offers';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignments_role_id_fkey';
            columns: ['role_id'];
            isOneToOne: false;
            referencedRelation: 'roles';
            referencedColumns: ['id'];
          },
        ];
      };
      bookings: {
        Row: {
          assignment_id: string;
          consultant_id: string;
          during: unknown;
          percent: number;
        };
        ComputedFields: never;
        Insert: {
          assignment_id: string;
          consultant_id: string;
          during: unknown;
          percent: number;
        };
        Update: {
          assignment_id?: string;
          consultant_id?: string;
          during?: unknown;
          percent?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'bookings_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: true;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'bookings_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: true;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'bookings_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
        ];
      };
      brief_competencies: {
        Row: {
          brief_role_id: string;
          competency_id: string;
          is_must: boolean;
          level: number;
          position: number;
          weight: number;
        };
        ComputedFields: never;
        Insert: {
          brief_role_id: string;
          competency_id: string;
          is_must?: boolean;
          level: number;
          position: number;
          weight: number;
        };
        Update: {
          brief_role_id?: string;
          competency_id?: string;
          is_must?: boolean;
          level?: number;
          position?: number;
          weight?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_competencies_brief_role_id_fkey';
            columns: ['brief_role_id'];
            isOneToOne: false;
            referencedRelation: 'brief_roles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_competencies_competency_id_fkey';
            columns: ['competency_id'];
            isOneToOne: false;
            referencedRelation: 'competencies';
            referencedColumns: ['id'];
          },
        ];
      };
      brief_drafts: {
        Row: {
          brief_id: string | null;
          company_id: string;
          fields: NonNullable<Json>;
          id: string;
          saved_at: string;
          title: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          brief_id?: string | null;
          company_id: string;
          fields: NonNullable<Json>;
          id: string;
          saved_at?: string;
          title?: string;
          user_id: string;
        };
        Update: {
          brief_id?: string | null;
          company_id?: string;
          fields?: NonNullable<Json>;
          id?: string;
          saved_at?: string;
          title?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_drafts_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_drafts_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_drafts_user_id_fkey';
            columns: ['user_id'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      brief_gate_overrides: {
        Row: {
          brief_id: string;
          given_at: string;
          given_by: string | null;
          name: string;
          reason: string;
          title: string;
        };
        ComputedFields: never;
        Insert: {
          brief_id: string;
          given_at?: string;
          given_by?: string | null;
          name: string;
          reason: string;
          title: string;
        };
        Update: {
          brief_id?: string;
          given_at?: string;
          given_by?: string | null;
          name?: string;
          reason?: string;
          title?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_gate_overrides_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: true;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_gate_overrides_given_by_fkey';
            columns: ['given_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      brief_languages: {
        Row: {
          brief_id: string;
          cefr: number;
          language_code: string;
        };
        ComputedFields: never;
        Insert: {
          brief_id: string;
          cefr: number;
          language_code: string;
        };
        Update: {
          brief_id?: string;
          cefr?: number;
          language_code?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_languages_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_languages_language_code_fkey';
            columns: ['language_code'];
            isOneToOne: false;
            referencedRelation: 'languages';
            referencedColumns: ['code'];
          },
        ];
      };
      brief_measures: {
        Row: {
          baseline: number | null;
          brief_id: string;
          measure_id: string;
          position: number;
          target: number | null;
        };
        ComputedFields: never;
        Insert: {
          baseline?: number | null;
          brief_id: string;
          measure_id: string;
          position: number;
          target?: number | null;
        };
        Update: {
          baseline?: number | null;
          brief_id?: string;
          measure_id?: string;
          position?: number;
          target?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_measures_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_measures_measure_id_fkey';
            columns: ['measure_id'];
            isOneToOne: false;
            referencedRelation: 'measures';
            referencedColumns: ['id'];
          },
        ];
      };
      brief_role_times: {
        Row: {
          brief_role_id: string;
          during: unknown;
          percent: number;
        };
        ComputedFields: never;
        Insert: {
          brief_role_id: string;
          during: unknown;
          percent: number;
        };
        Update: {
          brief_role_id?: string;
          during?: unknown;
          percent?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_role_times_brief_role_id_fkey';
            columns: ['brief_role_id'];
            isOneToOne: false;
            referencedRelation: 'brief_roles';
            referencedColumns: ['id'];
          },
        ];
      };
      brief_roles: {
        Row: {
          brief_id: string;
          budget_rate_ore: number;
          filled_at: string | null;
          id: string;
          phase: string;
          position: number;
          role_id: string;
        };
        ComputedFields: never;
        Insert: {
          brief_id: string;
          budget_rate_ore: number;
          filled_at?: string | null;
          id?: string;
          phase: string;
          position: number;
          role_id: string;
        };
        Update: {
          brief_id?: string;
          budget_rate_ore?: number;
          filled_at?: string | null;
          id?: string;
          phase?: string;
          position?: number;
          role_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_roles_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_roles_role_id_fkey';
            columns: ['role_id'];
            isOneToOne: false;
            referencedRelation: 'roles';
            referencedColumns: ['id'];
          },
        ];
      };
      brief_versions: {
        Row: {
          brief_id: string;
          content: NonNullable<Json>;
          saved_at: string;
          saved_by: string | null;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          brief_id: string;
          content: NonNullable<Json>;
          saved_at?: string;
          saved_by?: string | null;
          version: number;
        };
        Update: {
          brief_id?: string;
          content?: NonNullable<Json>;
          saved_at?: string;
          saved_by?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'brief_versions_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'brief_versions_saved_by_fkey';
            columns: ['saved_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      briefs: {
        Row: {
          business_goal_id: string | null;
          communication_goal_id: string | null;
          company_id: string;
          created_at: string;
          created_by: string | null;
          currency: string;
          decider_name: string;
          decider_title: string;
          departments: string[];
          during: unknown;
          form_key: string | null;
          goal: string;
          id: string;
          kept_together: string[];
          opened_at: string | null;
          region_id: string | null;
          sector_id: string | null;
          state: string;
          title: string;
          version: number;
          work_mode: string;
        };
        ComputedFields: never;
        Insert: {
          business_goal_id?: string | null;
          communication_goal_id?: string | null;
          company_id: string;
          created_at?: string;
          created_by?: string | null;
          currency?: string;
          decider_name?: string;
          decider_title?: string;
          departments?: string[];
          during: unknown;
          form_key?: string | null;
          goal: string;
          id?: string;
          kept_together?: string[];
          opened_at?: string | null;
          region_id?: string | null;
          sector_id?: string | null;
          state?: string;
          title: string;
          version?: number;
          work_mode: string;
        };
        Update: {
          business_goal_id?: string | null;
          communication_goal_id?: string | null;
          company_id?: string;
          created_at?: string;
          created_by?: string | null;
          currency?: string;
          decider_name?: string;
          decider_title?: string;
          departments?: string[];
          during?: unknown;
          form_key?: string | null;
          goal?: string;
          id?: string;
          kept_together?: string[];
          opened_at?: string | null;
          region_id?: string | null;
          sector_id?: string | null;
          state?: string;
          title?: string;
          version?: number;
          work_mode?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'briefs_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'briefs_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'briefs_goals_fkey';
            columns: ['business_goal_id', 'communication_goal_id'];
            isOneToOne: false;
            referencedRelation: 'communication_goal_uses';
            referencedColumns: ['business_goal_id', 'communication_goal_id'];
          },
          {
            foreignKeyName: 'briefs_region_id_fkey';
            columns: ['region_id'];
            isOneToOne: false;
            referencedRelation: 'regions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'briefs_sector_id_fkey';
            columns: ['sector_id'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['id'];
          },
        ];
      };
      business_goals: {
        Row: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        Update: {
          id?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
        };
        Relationships: [];
      };
      calendar_days: {
        Row: {
          day: string;
          is_working: boolean;
          name_en: string | null;
          name_sv: string | null;
          working_days_before: number;
        };
        ComputedFields: never;
        Insert: {
          day: string;
          is_working: boolean;
          name_en?: string | null;
          name_sv?: string | null;
          working_days_before: number;
        };
        Update: {
          day?: string;
          is_working?: boolean;
          name_en?: string | null;
          name_sv?: string | null;
          working_days_before?: number;
        };
        Relationships: [];
      };
      communication_goal_activities: {
        Row: {
          activity_id: string;
          communication_goal_id: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          activity_id: string;
          communication_goal_id: string;
          position: number;
        };
        Update: {
          activity_id?: string;
          communication_goal_id?: string;
          position?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'communication_goal_activities_activity_id_fkey';
            columns: ['activity_id'];
            isOneToOne: false;
            referencedRelation: 'activities';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'communication_goal_activities_communication_goal_id_fkey';
            columns: ['communication_goal_id'];
            isOneToOne: false;
            referencedRelation: 'communication_goals';
            referencedColumns: ['id'];
          },
        ];
      };
      communication_goal_measures: {
        Row: {
          communication_goal_id: string;
          measure_id: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          communication_goal_id: string;
          measure_id: string;
          position: number;
        };
        Update: {
          communication_goal_id?: string;
          measure_id?: string;
          position?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'communication_goal_measures_communication_goal_id_fkey';
            columns: ['communication_goal_id'];
            isOneToOne: false;
            referencedRelation: 'communication_goals';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'communication_goal_measures_measure_id_fkey';
            columns: ['measure_id'];
            isOneToOne: false;
            referencedRelation: 'measures';
            referencedColumns: ['id'];
          },
        ];
      };
      communication_goal_uses: {
        Row: {
          business_goal_id: string;
          communication_goal_id: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          business_goal_id: string;
          communication_goal_id: string;
          position: number;
        };
        Update: {
          business_goal_id?: string;
          communication_goal_id?: string;
          position?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'communication_goal_uses_business_goal_id_fkey';
            columns: ['business_goal_id'];
            isOneToOne: false;
            referencedRelation: 'business_goals';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'communication_goal_uses_communication_goal_id_fkey';
            columns: ['communication_goal_id'];
            isOneToOne: false;
            referencedRelation: 'communication_goals';
            referencedColumns: ['id'];
          },
        ];
      };
      communication_goals: {
        Row: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        Update: {
          id?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
        };
        Relationships: [];
      };
      companies: {
        Row: {
          city: string;
          country: string;
          created_at: string;
          id: string;
          invoice_currency: string;
          invoice_email: string | null;
          invoice_reference: string;
          is_public_body: boolean;
          locale: string;
          name: string;
          order_number: string;
          organisation_number: string | null;
          payment_terms_days: number;
          postal_code: string;
          rounds_to_krona: boolean;
          sector_id: string | null;
          street: string;
          vat_number: string | null;
        };
        ComputedFields: never;
        Insert: {
          city?: string;
          country?: string;
          created_at?: string;
          id?: string;
          invoice_currency?: string;
          invoice_email?: string | null;
          invoice_reference?: string;
          is_public_body?: boolean;
          locale?: string;
          name: string;
          order_number?: string;
          organisation_number?: string | null;
          payment_terms_days?: number;
          postal_code?: string;
          rounds_to_krona?: boolean;
          sector_id?: string | null;
          street?: string;
          vat_number?: string | null;
        };
        Update: {
          city?: string;
          country?: string;
          created_at?: string;
          id?: string;
          invoice_currency?: string;
          invoice_email?: string | null;
          invoice_reference?: string;
          is_public_body?: boolean;
          locale?: string;
          name?: string;
          order_number?: string;
          organisation_number?: string | null;
          payment_terms_days?: number;
          postal_code?: string;
          rounds_to_krona?: boolean;
          sector_id?: string | null;
          street?: string;
          vat_number?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'companies_sector_id_fkey';
            columns: ['sector_id'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['id'];
          },
        ];
      };
      company_members: {
        Row: {
          company_id: string;
          joined_at: string;
          role: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          company_id: string;
          joined_at?: string;
          role: string;
          user_id: string;
        };
        Update: {
          company_id?: string;
          joined_at?: string;
          role?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'company_members_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'company_members_user_id_fkey';
            columns: ['user_id'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      competencies: {
        Row: {
          description_en: string;
          description_sv: string;
          esco: NonNullable<Json>;
          group_id: string;
          id: string;
          name_en: string;
          name_sv: string;
        };
        ComputedFields: never;
        Insert: {
          description_en: string;
          description_sv: string;
          esco?: NonNullable<Json>;
          group_id: string;
          id: string;
          name_en: string;
          name_sv: string;
        };
        Update: {
          description_en?: string;
          description_sv?: string;
          esco?: NonNullable<Json>;
          group_id?: string;
          id?: string;
          name_en?: string;
          name_sv?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'competencies_group_id_fkey';
            columns: ['group_id'];
            isOneToOne: false;
            referencedRelation: 'competency_groups';
            referencedColumns: ['id'];
          },
        ];
      };
      competency_groups: {
        Row: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        Update: {
          id?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
        };
        Relationships: [];
      };
      competency_relations: {
        Row: {
          a: string;
          b: string;
          similarity: number;
        };
        ComputedFields: never;
        Insert: {
          a: string;
          b: string;
          similarity: number;
        };
        Update: {
          a?: string;
          b?: string;
          similarity?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'competency_relations_a_fkey';
            columns: ['a'];
            isOneToOne: false;
            referencedRelation: 'competencies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'competency_relations_b_fkey';
            columns: ['b'];
            isOneToOne: false;
            referencedRelation: 'competencies';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_availability: {
        Row: {
          consultant_id: string;
          during: unknown;
          id: string;
          percent: number;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          during: unknown;
          id?: string;
          percent: number;
        };
        Update: {
          consultant_id?: string;
          during?: unknown;
          id?: string;
          percent?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_availability_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_blocked_companies: {
        Row: {
          company_id: string | null;
          consultant_id: string;
          created_at: string;
          declared_by: Database['public']['Enums']['actor_role'];
          id: string;
          name: string;
          organisation_number: string | null;
          reason: string;
        };
        ComputedFields: never;
        Insert: {
          company_id?: string | null;
          consultant_id: string;
          created_at?: string;
          declared_by: Database['public']['Enums']['actor_role'];
          id?: string;
          name: string;
          organisation_number?: string | null;
          reason?: string;
        };
        Update: {
          company_id?: string | null;
          consultant_id?: string;
          created_at?: string;
          declared_by?: Database['public']['Enums']['actor_role'];
          id?: string;
          name?: string;
          organisation_number?: string | null;
          reason?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_blocked_companies_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_blocked_companies_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_competencies: {
        Row: {
          competency_id: string;
          consultant_id: string;
          effective_level: number;
          evidence: string;
          level: number;
          verification: string;
        };
        ComputedFields: never;
        Insert: {
          competency_id: string;
          consultant_id: string;
          effective_level?: never;
          evidence?: string;
          level: number;
          verification?: string;
        };
        Update: {
          competency_id?: string;
          consultant_id?: string;
          effective_level?: never;
          evidence?: string;
          level?: number;
          verification?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_competencies_competency_id_fkey';
            columns: ['competency_id'];
            isOneToOne: false;
            referencedRelation: 'competencies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_competencies_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_declined_roles: {
        Row: {
          consultant_id: string;
          declined_at: string;
          role_id: string;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          declined_at?: string;
          role_id: string;
        };
        Update: {
          consultant_id?: string;
          declined_at?: string;
          role_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_declined_roles_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_declined_roles_role_id_fkey';
            columns: ['role_id'];
            isOneToOne: false;
            referencedRelation: 'roles';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_languages: {
        Row: {
          cefr: number;
          consultant_id: string;
          language_code: string;
        };
        ComputedFields: never;
        Insert: {
          cefr: number;
          consultant_id: string;
          language_code: string;
        };
        Update: {
          cefr?: number;
          consultant_id?: string;
          language_code?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_languages_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_languages_language_code_fkey';
            columns: ['language_code'];
            isOneToOne: false;
            referencedRelation: 'languages';
            referencedColumns: ['code'];
          },
        ];
      };
      consultant_regions: {
        Row: {
          consultant_id: string;
          region_id: string;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          region_id: string;
        };
        Update: {
          consultant_id?: string;
          region_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_regions_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_regions_region_id_fkey';
            columns: ['region_id'];
            isOneToOne: false;
            referencedRelation: 'regions';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_roles: {
        Row: {
          consultant_id: string;
          role_id: string;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          role_id: string;
        };
        Update: {
          consultant_id?: string;
          role_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_roles_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_roles_role_id_fkey';
            columns: ['role_id'];
            isOneToOne: false;
            referencedRelation: 'roles';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_sector_wishes: {
        Row: {
          consultant_id: string;
          sector_id: string;
          wish: string;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          sector_id: string;
          wish: string;
        };
        Update: {
          consultant_id?: string;
          sector_id?: string;
          wish?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_sector_wishes_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_sector_wishes_sector_id_fkey';
            columns: ['sector_id'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['id'];
          },
        ];
      };
      consultant_sectors: {
        Row: {
          consultant_id: string;
          sector_id: string;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          sector_id: string;
        };
        Update: {
          consultant_id?: string;
          sector_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'consultant_sectors_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultant_sectors_sector_id_fkey';
            columns: ['sector_id'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['id'];
          },
        ];
      };
      consultants: {
        Row: {
          about: string;
          approved_at: string | null;
          created_at: string;
          floor_rate_ore: number | null;
          headline: string;
          id: string;
          name: string;
          number: number;
          paused_at: string | null;
          region_id: string | null;
          state: string;
          user_id: string | null;
          version: number;
          wanted_share_max: number | null;
          wanted_share_min: number | null;
          wished_modes: string[];
          wished_rate_ore: number | null;
          work_modes: string[];
        };
        ComputedFields: never;
        Insert: {
          about?: string;
          approved_at?: string | null;
          created_at?: string;
          floor_rate_ore?: number | null;
          headline?: string;
          id?: string;
          name: string;
          number?: never;
          paused_at?: string | null;
          region_id?: string | null;
          state?: string;
          user_id?: string | null;
          version?: number;
          wanted_share_max?: number | null;
          wanted_share_min?: number | null;
          wished_modes?: string[];
          wished_rate_ore?: number | null;
          work_modes?: string[];
        };
        Update: {
          about?: string;
          approved_at?: string | null;
          created_at?: string;
          floor_rate_ore?: number | null;
          headline?: string;
          id?: string;
          name?: string;
          number?: never;
          paused_at?: string | null;
          region_id?: string | null;
          state?: string;
          user_id?: string | null;
          version?: number;
          wanted_share_max?: number | null;
          wanted_share_min?: number | null;
          wished_modes?: string[];
          wished_rate_ore?: number | null;
          work_modes?: string[];
        };
        Relationships: [
          {
            foreignKeyName: 'consultants_region_id_fkey';
            columns: ['region_id'];
            isOneToOne: false;
            referencedRelation: 'regions';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'consultants_user_id_fkey';
            columns: ['user_id'];
            isOneToOne: true;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      credit_notes: {
        Row: {
          company_id: string;
          id: string;
          invoice_id: string;
          issue_date: string;
          issued_at: string;
          issued_by: string | null;
          net_ore: number;
          number: number;
          reason: string;
          rounding_ore: number;
          seller: NonNullable<Json>;
          series: string;
          settlement: string;
          total_ore: number;
          vat_ore: number;
        };
        ComputedFields: never;
        Insert: {
          company_id: string;
          id?: string;
          invoice_id: string;
          issue_date: string;
          issued_at?: string;
          issued_by?: string | null;
          net_ore: number;
          number: number;
          reason: string;
          rounding_ore: number;
          seller: NonNullable<Json>;
          series?: string;
          settlement: string;
          total_ore: number;
          vat_ore: number;
        };
        Update: {
          company_id?: string;
          id?: string;
          invoice_id?: string;
          issue_date?: string;
          issued_at?: string;
          issued_by?: string | null;
          net_ore?: number;
          number?: number;
          reason?: string;
          rounding_ore?: number;
          seller?: NonNullable<Json>;
          series?: string;
          settlement?: string;
          total_ore?: number;
          vat_ore?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'credit_notes_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'credit_notes_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'credit_notes_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'credit_notes_issued_by_fkey';
            columns: ['issued_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      diagnoses: {
        Row: {
          claimed_at: string | null;
          company_id: string | null;
          context: NonNullable<Json>;
          created_at: string;
          id: string;
          secret_hash: string;
          version: string;
        };
        ComputedFields: never;
        Insert: {
          claimed_at?: string | null;
          company_id?: string | null;
          context: NonNullable<Json>;
          created_at?: string;
          id?: string;
          secret_hash: string;
          version: string;
        };
        Update: {
          claimed_at?: string | null;
          company_id?: string | null;
          context?: NonNullable<Json>;
          created_at?: string;
          id?: string;
          secret_hash?: string;
          version?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'diagnoses_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'diagnoses_version_fkey';
            columns: ['version'];
            isOneToOne: false;
            referencedRelation: 'diagnosis_versions';
            referencedColumns: ['version'];
          },
        ];
      };
      diagnosis_invitations: {
        Row: {
          created_at: string;
          created_by: string | null;
          diagnosis_id: string;
          expires_at: string;
          id: string;
          name: string;
          revoked_at: string | null;
          token_hash: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          created_by?: string | null;
          diagnosis_id: string;
          expires_at?: string;
          id?: string;
          name: string;
          revoked_at?: string | null;
          token_hash: string;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          diagnosis_id?: string;
          expires_at?: string;
          id?: string;
          name?: string;
          revoked_at?: string | null;
          token_hash?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'diagnosis_invitations_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'diagnosis_invitations_diagnosis_id_fkey';
            columns: ['diagnosis_id'];
            isOneToOne: false;
            referencedRelation: 'diagnoses';
            referencedColumns: ['id'];
          },
        ];
      };
      diagnosis_responses: {
        Row: {
          answered_at: string;
          answers: NonNullable<Json>;
          department: string;
          diagnosis_id: string;
          id: string;
          invitation_id: string | null;
          is_owner: boolean;
          perspective: string | null;
          user_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          answered_at?: string;
          answers: NonNullable<Json>;
          department?: string;
          diagnosis_id: string;
          id?: string;
          invitation_id?: string | null;
          is_owner?: boolean;
          perspective?: string | null;
          user_id?: string | null;
        };
        Update: {
          answered_at?: string;
          answers?: NonNullable<Json>;
          department?: string;
          diagnosis_id?: string;
          id?: string;
          invitation_id?: string | null;
          is_owner?: boolean;
          perspective?: string | null;
          user_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'diagnosis_responses_diagnosis_id_fkey';
            columns: ['diagnosis_id'];
            isOneToOne: false;
            referencedRelation: 'diagnoses';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'diagnosis_responses_invitation_id_fkey';
            columns: ['invitation_id'];
            isOneToOne: true;
            referencedRelation: 'diagnosis_invitations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'diagnosis_responses_user_id_fkey';
            columns: ['user_id'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      diagnosis_shares: {
        Row: {
          created_at: string;
          created_by: string | null;
          diagnosis_id: string;
          id: string;
          revoked_at: string | null;
          token_hash: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          created_by?: string | null;
          diagnosis_id: string;
          id?: string;
          revoked_at?: string | null;
          token_hash: string;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          diagnosis_id?: string;
          id?: string;
          revoked_at?: string | null;
          token_hash?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'diagnosis_shares_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'diagnosis_shares_diagnosis_id_fkey';
            columns: ['diagnosis_id'];
            isOneToOne: false;
            referencedRelation: 'diagnoses';
            referencedColumns: ['id'];
          },
        ];
      };
      diagnosis_versions: {
        Row: {
          activated_at: string;
          data: NonNullable<Json>;
          version: string;
        };
        ComputedFields: never;
        Insert: {
          activated_at?: string;
          data: NonNullable<Json>;
          version: string;
        };
        Update: {
          activated_at?: string;
          data?: NonNullable<Json>;
          version?: string;
        };
        Relationships: [];
      };
      events: {
        Row: {
          actor: Database['public']['Enums']['actor_role'];
          actor_id: string | null;
          company_id: string | null;
          consultant_id: string | null;
          details: NonNullable<Json>;
          entity: string;
          entity_id: string;
          from_state: string | null;
          id: number;
          kind: string;
          occurred_at: string;
          reason: string | null;
          to_state: string | null;
        };
        ComputedFields: never;
        Insert: {
          actor: Database['public']['Enums']['actor_role'];
          actor_id?: string | null;
          company_id?: string | null;
          consultant_id?: string | null;
          details?: NonNullable<Json>;
          entity: string;
          entity_id: string;
          from_state?: string | null;
          id?: never;
          kind: string;
          occurred_at?: string;
          reason?: string | null;
          to_state?: string | null;
        };
        Update: {
          actor?: Database['public']['Enums']['actor_role'];
          actor_id?: string | null;
          company_id?: string | null;
          consultant_id?: string | null;
          details?: NonNullable<Json>;
          entity?: string;
          entity_id?: string;
          from_state?: string | null;
          id?: never;
          kind?: string;
          occurred_at?: string;
          reason?: string | null;
          to_state?: string | null;
        };
        Relationships: [];
      };
      exchange_rates: {
        Row: {
          currency: string;
          day: string;
          rate: number;
          set_by: string | null;
          source: string;
        };
        ComputedFields: never;
        Insert: {
          currency: string;
          day: string;
          rate: number;
          set_by?: string | null;
          source: string;
        };
        Update: {
          currency?: string;
          day?: string;
          rate?: number;
          set_by?: string | null;
          source?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'exchange_rates_set_by_fkey';
            columns: ['set_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      expenses: {
        Row: {
          assignment_id: string;
          decided_at: string | null;
          description: string;
          id: string;
          net_ore: number;
          reject_reason: string | null;
          spent_on: string;
          state: string;
          submitted_at: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          assignment_id: string;
          decided_at?: string | null;
          description: string;
          id?: string;
          net_ore: number;
          reject_reason?: string | null;
          spent_on: string;
          state?: string;
          submitted_at?: string;
          version?: number;
        };
        Update: {
          assignment_id?: string;
          decided_at?: string | null;
          description?: string;
          id?: string;
          net_ore?: number;
          reject_reason?: string | null;
          spent_on?: string;
          state?: string;
          submitted_at?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'expenses_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'expenses_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
        ];
      };
      invitations: {
        Row: {
          accepted_at: string | null;
          accepted_by: string | null;
          company_id: string | null;
          created_at: string;
          email: string;
          expires_at: string;
          id: string;
          invited_by: string | null;
          kind: string;
          revoked_at: string | null;
          token_hash: string;
        };
        ComputedFields: never;
        Insert: {
          accepted_at?: string | null;
          accepted_by?: string | null;
          company_id?: string | null;
          created_at?: string;
          email: string;
          expires_at?: string;
          id?: string;
          invited_by?: string | null;
          kind: string;
          revoked_at?: string | null;
          token_hash: string;
        };
        Update: {
          accepted_at?: string | null;
          accepted_by?: string | null;
          company_id?: string | null;
          created_at?: string;
          email?: string;
          expires_at?: string;
          id?: string;
          invited_by?: string | null;
          kind?: string;
          revoked_at?: string | null;
          token_hash?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'invitations_accepted_by_fkey';
            columns: ['accepted_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'invitations_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invitations_invited_by_fkey';
            columns: ['invited_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      invoice_lines: {
        Row: {
          assignment_id: string;
          credit_note_id: string | null;
          description: string;
          expense_id: string | null;
          invoice_id: string;
          minutes: number | null;
          net_ore: number;
          period: unknown;
          position: number;
          timesheet_id: string | null;
          unit_price_ore: number;
          vat_rate_bp: number;
        };
        ComputedFields: never;
        Insert: {
          assignment_id: string;
          credit_note_id?: string | null;
          description: string;
          expense_id?: string | null;
          invoice_id: string;
          minutes?: number | null;
          net_ore: number;
          period: unknown;
          position: number;
          timesheet_id?: string | null;
          unit_price_ore: number;
          vat_rate_bp: number;
        };
        Update: {
          assignment_id?: string;
          credit_note_id?: string | null;
          description?: string;
          expense_id?: string | null;
          invoice_id?: string;
          minutes?: number | null;
          net_ore?: number;
          period?: unknown;
          position?: number;
          timesheet_id?: string | null;
          unit_price_ore?: number;
          vat_rate_bp?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'invoice_lines_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'invoice_lines_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoice_lines_credit_note_id_fkey';
            columns: ['credit_note_id'];
            isOneToOne: false;
            referencedRelation: 'credit_notes';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoice_lines_expense_id_fkey';
            columns: ['expense_id'];
            isOneToOne: false;
            referencedRelation: 'expenses';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoice_lines_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'invoice_lines_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoice_lines_timesheet_id_fkey';
            columns: ['timesheet_id'];
            isOneToOne: false;
            referencedRelation: 'timesheet_sums';
            referencedColumns: ['timesheet_id'];
          },
          {
            foreignKeyName: 'invoice_lines_timesheet_id_fkey';
            columns: ['timesheet_id'];
            isOneToOne: false;
            referencedRelation: 'timesheets';
            referencedColumns: ['id'];
          },
        ];
      };
      invoices: {
        Row: {
          assignment_id: string | null;
          buyer: NonNullable<Json>;
          company_id: string;
          currency: string;
          due_date: string;
          id: string;
          issue_date: string;
          issued_at: string;
          issued_by: string | null;
          locale: string;
          net_ore: number;
          number: number;
          ocr: string;
          order_number: string;
          our_reference: string;
          paid_at: string | null;
          payment_terms_days: number;
          period: unknown;
          rounding_ore: number;
          sek_rate: number | null;
          sek_rate_day: string | null;
          sek_rate_source: string | null;
          seller: NonNullable<Json>;
          series: string;
          state: string;
          total_ore: number;
          vat_category: string;
          vat_ore: number;
          vat_sek_ore: number | null;
          your_reference: string;
        };
        ComputedFields: never;
        Insert: {
          assignment_id?: string | null;
          buyer: NonNullable<Json>;
          company_id: string;
          currency: string;
          due_date: string;
          id?: string;
          issue_date: string;
          issued_at?: string;
          issued_by?: string | null;
          locale: string;
          net_ore: number;
          number: number;
          ocr: string;
          order_number: string;
          our_reference: string;
          paid_at?: string | null;
          payment_terms_days: number;
          period: unknown;
          rounding_ore: number;
          sek_rate?: number | null;
          sek_rate_day?: string | null;
          sek_rate_source?: string | null;
          seller: NonNullable<Json>;
          series?: string;
          state?: string;
          total_ore: number;
          vat_category: string;
          vat_ore: number;
          vat_sek_ore?: number | null;
          your_reference: string;
        };
        Update: {
          assignment_id?: string | null;
          buyer?: NonNullable<Json>;
          company_id?: string;
          currency?: string;
          due_date?: string;
          id?: string;
          issue_date?: string;
          issued_at?: string;
          issued_by?: string | null;
          locale?: string;
          net_ore?: number;
          number?: number;
          ocr?: string;
          order_number?: string;
          our_reference?: string;
          paid_at?: string | null;
          payment_terms_days?: number;
          period?: unknown;
          rounding_ore?: number;
          sek_rate?: number | null;
          sek_rate_day?: string | null;
          sek_rate_source?: string | null;
          seller?: NonNullable<Json>;
          series?: string;
          state?: string;
          total_ore?: number;
          vat_category?: string;
          vat_ore?: number;
          vat_sek_ore?: number | null;
          your_reference?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'invoices_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'invoices_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoices_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invoices_issued_by_fkey';
            columns: ['issued_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      issued_documents: {
        Row: {
          bytes: string;
          credit_note_id: string | null;
          document_id: string;
          invoice_id: string | null;
          made_at: string;
          media_type: string;
          sha256: string;
        };
        ComputedFields: never;
        Insert: {
          bytes: string;
          credit_note_id?: string | null;
          document_id: string;
          invoice_id?: string | null;
          made_at?: string;
          media_type: string;
          sha256: string;
        };
        Update: {
          bytes?: string;
          credit_note_id?: string | null;
          document_id?: string;
          invoice_id?: string | null;
          made_at?: string;
          media_type?: string;
          sha256?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'issued_documents_credit_note_id_fkey';
            columns: ['credit_note_id'];
            isOneToOne: false;
            referencedRelation: 'credit_notes';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'issued_documents_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'issued_documents_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
        ];
      };
      languages: {
        Row: {
          code: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          code: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        Update: {
          code?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
        };
        Relationships: [];
      };
      ledger_accounts: {
        Row: {
          name_en: string;
          name_sv: string;
          number: number;
        };
        ComputedFields: never;
        Insert: {
          name_en: string;
          name_sv: string;
          number: number;
        };
        Update: {
          name_en?: string;
          name_sv?: string;
          number?: number;
        };
        Relationships: [];
      };
      ledger_checks: {
        Row: {
          checked_at: string;
          id: number;
          problems: NonNullable<Json>;
        };
        ComputedFields: never;
        Insert: {
          checked_at?: string;
          id?: never;
          problems: NonNullable<Json>;
        };
        Update: {
          checked_at?: string;
          id?: never;
          problems?: NonNullable<Json>;
        };
        Relationships: [];
      };
      ledger_entries: {
        Row: {
          booked_on: string;
          company_id: string | null;
          consultant_id: string | null;
          created_at: string;
          created_by: string | null;
          id: string;
          kind: string;
          label: string;
          number: number;
          source_id: string;
          year: number;
        };
        ComputedFields: never;
        Insert: {
          booked_on: string;
          company_id?: string | null;
          consultant_id?: string | null;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          kind: string;
          label?: string;
          number: number;
          source_id: string;
          year: number;
        };
        Update: {
          booked_on?: string;
          company_id?: string | null;
          consultant_id?: string | null;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          kind?: string;
          label?: string;
          number?: number;
          source_id?: string;
          year?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'ledger_entries_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ledger_entries_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ledger_entries_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      ledger_months: {
        Row: {
          closed_at: string;
          closed_by: string | null;
          month: string;
        };
        ComputedFields: never;
        Insert: {
          closed_at?: string;
          closed_by?: string | null;
          month: string;
        };
        Update: {
          closed_at?: string;
          closed_by?: string | null;
          month?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ledger_months_closed_by_fkey';
            columns: ['closed_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      ledger_postings: {
        Row: {
          account: number;
          amount_ore: number;
          assignment_id: string | null;
          currency: string;
          document_id: string | null;
          entry_id: string;
          position: number;
          sek_ore: number;
        };
        ComputedFields: never;
        Insert: {
          account: number;
          amount_ore: number;
          assignment_id?: string | null;
          currency: string;
          document_id?: string | null;
          entry_id: string;
          position: number;
          sek_ore: number;
        };
        Update: {
          account?: number;
          amount_ore?: number;
          assignment_id?: string | null;
          currency?: string;
          document_id?: string | null;
          entry_id?: string;
          position?: number;
          sek_ore?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'ledger_postings_account_fkey';
            columns: ['account'];
            isOneToOne: false;
            referencedRelation: 'ledger_accounts';
            referencedColumns: ['number'];
          },
          {
            foreignKeyName: 'ledger_postings_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'ledger_postings_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ledger_postings_entry_id_fkey';
            columns: ['entry_id'];
            isOneToOne: false;
            referencedRelation: 'ledger_entries';
            referencedColumns: ['id'];
          },
        ];
      };
      ledger_roles: {
        Row: {
          account: number;
          from_number: number;
          role: string;
          to_number: number;
        };
        ComputedFields: never;
        Insert: {
          account: number;
          from_number: number;
          role: string;
          to_number: number;
        };
        Update: {
          account?: number;
          from_number?: number;
          role?: string;
          to_number?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'ledger_roles_account_fkey';
            columns: ['account'];
            isOneToOne: false;
            referencedRelation: 'ledger_accounts';
            referencedColumns: ['number'];
          },
        ];
      };
      matching_rules: {
        Row: {
          activated_at: string | null;
          activated_by: string | null;
          ask_first_below: number;
          availability_least: number;
          band_good: number;
          band_possible: number;
          band_very_good: number;
          cap_credit: number;
          cap_points: number;
          created_at: string;
          created_by: string | null;
          credit_one_short: number;
          credit_three_short: number;
          credit_two_short: number;
          exposure_days: number;
          is_in_force: boolean;
          mode_one_step: number;
          mutual_exponent: number;
          newcomer_band: number;
          newcomer_days: number;
          newcomer_last_day: number;
          newcomer_lists: number;
          note: string;
          rarity_from: number;
          rarity_most: number;
          rarity_slope: number;
          rate_ceiling: number;
          rotation_band: number;
          sector_none: number;
          sector_related: number;
          version: number;
          weight_availability: number;
          weight_competence: number;
          weight_essential: number;
          weight_important: number;
          weight_rate: number;
          weight_sector: number;
          weight_useful: number;
          weight_work_mode: number;
          wish_rate_ceiling: number;
          wish_share_slack: number;
        };
        ComputedFields: never;
        Insert: {
          activated_at?: string | null;
          activated_by?: string | null;
          ask_first_below: number;
          availability_least: number;
          band_good: number;
          band_possible: number;
          band_very_good: number;
          cap_credit: number;
          cap_points: number;
          created_at?: string;
          created_by?: string | null;
          credit_one_short: number;
          credit_three_short: number;
          credit_two_short: number;
          exposure_days: number;
          is_in_force?: boolean;
          mode_one_step: number;
          mutual_exponent: number;
          newcomer_band: number;
          newcomer_days: number;
          newcomer_last_day: number;
          newcomer_lists: number;
          note?: string;
          rarity_from: number;
          rarity_most: number;
          rarity_slope: number;
          rate_ceiling: number;
          rotation_band: number;
          sector_none: number;
          sector_related: number;
          version: number;
          weight_availability: number;
          weight_competence: number;
          weight_essential: number;
          weight_important: number;
          weight_rate: number;
          weight_sector: number;
          weight_useful: number;
          weight_work_mode: number;
          wish_rate_ceiling: number;
          wish_share_slack: number;
        };
        Update: {
          activated_at?: string | null;
          activated_by?: string | null;
          ask_first_below?: number;
          availability_least?: number;
          band_good?: number;
          band_possible?: number;
          band_very_good?: number;
          cap_credit?: number;
          cap_points?: number;
          created_at?: string;
          created_by?: string | null;
          credit_one_short?: number;
          credit_three_short?: number;
          credit_two_short?: number;
          exposure_days?: number;
          is_in_force?: boolean;
          mode_one_step?: number;
          mutual_exponent?: number;
          newcomer_band?: number;
          newcomer_days?: number;
          newcomer_last_day?: number;
          newcomer_lists?: number;
          note?: string;
          rarity_from?: number;
          rarity_most?: number;
          rarity_slope?: number;
          rate_ceiling?: number;
          rotation_band?: number;
          sector_none?: number;
          sector_related?: number;
          version?: number;
          weight_availability?: number;
          weight_competence?: number;
          weight_essential?: number;
          weight_important?: number;
          weight_rate?: number;
          weight_sector?: number;
          weight_useful?: number;
          weight_work_mode?: number;
          wish_rate_ceiling?: number;
          wish_share_slack?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'matching_rules_activated_by_fkey';
            columns: ['activated_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'matching_rules_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      measure_stages: {
        Row: {
          description_en: string;
          description_sv: string;
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          description_en: string;
          description_sv: string;
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        Update: {
          description_en?: string;
          description_sv?: string;
          id?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
        };
        Relationships: [];
      };
      measures: {
        Row: {
          cadence: string;
          data_source_en: string;
          data_source_sv: string;
          description_en: string;
          description_sv: string;
          direction: string;
          formula: string;
          id: string;
          is_surface: boolean;
          name_en: string;
          name_sv: string;
          pitfall_en: string;
          pitfall_sv: string;
          position: number;
          stage_id: string;
          unit_en: string;
          unit_sv: string;
          variables: NonNullable<Json>;
        };
        ComputedFields: never;
        Insert: {
          cadence: string;
          data_source_en: string;
          data_source_sv: string;
          description_en: string;
          description_sv: string;
          direction: string;
          formula: string;
          id: string;
          is_surface: boolean;
          name_en: string;
          name_sv: string;
          pitfall_en: string;
          pitfall_sv: string;
          position: number;
          stage_id: string;
          unit_en: string;
          unit_sv: string;
          variables: NonNullable<Json>;
        };
        Update: {
          cadence?: string;
          data_source_en?: string;
          data_source_sv?: string;
          description_en?: string;
          description_sv?: string;
          direction?: string;
          formula?: string;
          id?: string;
          is_surface?: boolean;
          name_en?: string;
          name_sv?: string;
          pitfall_en?: string;
          pitfall_sv?: string;
          position?: number;
          stage_id?: string;
          unit_en?: string;
          unit_sv?: string;
          variables?: NonNullable<Json>;
        };
        Relationships: [
          {
            foreignKeyName: 'measures_stage_id_fkey';
            columns: ['stage_id'];
            isOneToOne: false;
            referencedRelation: 'measure_stages';
            referencedColumns: ['id'];
          },
        ];
      };
      offers: {
        Row: {
          brief_id: string;
          company_id: string;
          consultant_id: string;
          consultant_name: string;
          currency: string;
          during: unknown;
          fee_ore: number;
          id: string;
          made_at: string;
          margin_ore: number;
          message: string;
          percent: number;
          rate_ore: number;
          request_id: string;
          state: string;
          valid_until: string;
        };
        ComputedFields: never;
        Insert: {
          brief_id: string;
          company_id: string;
          consultant_id: string;
          consultant_name: string;
          currency?: string;
          during: unknown;
          fee_ore: number;
          id?: string;
          made_at?: string;
          margin_ore: number;
          message?: string;
          percent: number;
          rate_ore: number;
          request_id: string;
          state?: string;
          valid_until: string;
        };
        Update: {
          brief_id?: string;
          company_id?: string;
          consultant_id?: string;
          consultant_name?: string;
          currency?: string;
          during?: unknown;
          fee_ore?: number;
          id?: string;
          made_at?: string;
          margin_ore?: number;
          message?: string;
          percent?: number;
          rate_ore?: number;
          request_id?: string;
          state?: string;
          valid_until?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'offers_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'offers_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'offers_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'offers_request_id_fkey';
            columns: ['request_id'];
            isOneToOne: false;
            referencedRelation: 'requests';
            referencedColumns: ['id'];
          },
        ];
      };
      payment_allocations: {
        Row: {
          allocated_at: string;
          allocated_by: string | null;
          amount_ore: number;
          id: string;
          invoice_id: string;
          payment_id: string;
        };
        ComputedFields: never;
        Insert: {
          allocated_at?: string;
          allocated_by?: string | null;
          amount_ore: number;
          id?: string;
          invoice_id: string;
          payment_id: string;
        };
        Update: {
          allocated_at?: string;
          allocated_by?: string | null;
          amount_ore?: number;
          id?: string;
          invoice_id?: string;
          payment_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'payment_allocations_allocated_by_fkey';
            columns: ['allocated_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'payment_allocations_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'payment_allocations_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'payment_allocations_payment_id_fkey';
            columns: ['payment_id'];
            isOneToOne: false;
            referencedRelation: 'payments';
            referencedColumns: ['id'];
          },
        ];
      };
      payment_attempts: {
        Row: {
          amount_ore: number;
          attempt: number;
          concluded_at: string | null;
          currency: string;
          expires_at: string | null;
          id: string;
          idempotency_key: string;
          invoice_id: string;
          started_at: string;
          started_by: string | null;
          state: string;
          stripe_session_id: string | null;
          url: string | null;
        };
        ComputedFields: never;
        Insert: {
          amount_ore: number;
          attempt: number;
          concluded_at?: string | null;
          currency: string;
          expires_at?: string | null;
          id?: string;
          idempotency_key: string;
          invoice_id: string;
          started_at?: string;
          started_by?: string | null;
          state?: string;
          stripe_session_id?: string | null;
          url?: string | null;
        };
        Update: {
          amount_ore?: number;
          attempt?: number;
          concluded_at?: string | null;
          currency?: string;
          expires_at?: string | null;
          id?: string;
          idempotency_key?: string;
          invoice_id?: string;
          started_at?: string;
          started_by?: string | null;
          state?: string;
          stripe_session_id?: string | null;
          url?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'payment_attempts_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'payment_attempts_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'payment_attempts_started_by_fkey';
            columns: ['started_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      payments: {
        Row: {
          amount_ore: number;
          company_id: string;
          currency: string;
          id: string;
          invoice_id: string | null;
          method: string;
          received_at: string;
          received_on: string;
          sek_rate: number | null;
          stripe_payment_intent: string | null;
        };
        ComputedFields: never;
        Insert: {
          amount_ore: number;
          company_id: string;
          currency: string;
          id?: string;
          invoice_id?: string | null;
          method: string;
          received_at?: string;
          received_on: string;
          sek_rate?: number | null;
          stripe_payment_intent?: string | null;
        };
        Update: {
          amount_ore?: number;
          company_id?: string;
          currency?: string;
          id?: string;
          invoice_id?: string | null;
          method?: string;
          received_at?: string;
          received_on?: string;
          sek_rate?: number | null;
          stripe_payment_intent?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'payments_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'payments_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoice_balances';
            referencedColumns: ['invoice_id'];
          },
          {
            foreignKeyName: 'payments_invoice_id_fkey';
            columns: ['invoice_id'];
            isOneToOne: false;
            referencedRelation: 'invoices';
            referencedColumns: ['id'];
          },
        ];
      };
      people: {
        Row: {
          created_at: string;
          locale: string;
          name: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          locale?: string;
          name: string;
          user_id: string;
        };
        Update: {
          created_at?: string;
          locale?: string;
          name?: string;
          user_id?: string;
        };
        Relationships: [];
      };
      proficiency_levels: {
        Row: {
          description_en: string;
          description_sv: string;
          evidence_en: string[];
          evidence_sv: string[];
          level: number;
          name_en: string;
          name_sv: string;
        };
        ComputedFields: never;
        Insert: {
          description_en: string;
          description_sv: string;
          evidence_en: string[];
          evidence_sv: string[];
          level: number;
          name_en: string;
          name_sv: string;
        };
        Update: {
          description_en?: string;
          description_sv?: string;
          evidence_en?: string[];
          evidence_sv?: string[];
          level?: number;
          name_en?: string;
          name_sv?: string;
        };
        Relationships: [];
      };
      proposal_candidates: {
        Row: {
          consultant_id: string;
          position: number;
          proposal_id: string;
          ranked_place: number | null;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          position: number;
          proposal_id: string;
          ranked_place?: number | null;
        };
        Update: {
          consultant_id?: string;
          position?: number;
          proposal_id?: string;
          ranked_place?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'proposal_candidates_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'proposal_candidates_proposal_id_fkey';
            columns: ['proposal_id'];
            isOneToOne: false;
            referencedRelation: 'proposals';
            referencedColumns: ['id'];
          },
        ];
      };
      proposal_moves: {
        Row: {
          consultant_id: string;
          from_position: number | null;
          id: string;
          move: string;
          moved_at: string;
          moved_by: string | null;
          moved_by_name: string;
          proposal_id: string;
          reason: string;
          to_position: number | null;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          from_position?: number | null;
          id?: string;
          move: string;
          moved_at?: string;
          moved_by?: string | null;
          moved_by_name: string;
          proposal_id: string;
          reason: string;
          to_position?: number | null;
        };
        Update: {
          consultant_id?: string;
          from_position?: number | null;
          id?: string;
          move?: string;
          moved_at?: string;
          moved_by?: string | null;
          moved_by_name?: string;
          proposal_id?: string;
          reason?: string;
          to_position?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'proposal_moves_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'proposal_moves_moved_by_fkey';
            columns: ['moved_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'proposal_moves_proposal_id_fkey';
            columns: ['proposal_id'];
            isOneToOne: false;
            referencedRelation: 'proposals';
            referencedColumns: ['id'];
          },
        ];
      };
      proposals: {
        Row: {
          adopted_at: string | null;
          adopted_by: string | null;
          brief_id: string;
          brief_role_id: string;
          company_id: string;
          created_at: string;
          id: string;
          note: string;
          proposed_by: string | null;
          proposed_by_name: string;
          sent_at: string | null;
          state: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          adopted_at?: string | null;
          adopted_by?: string | null;
          brief_id: string;
          brief_role_id: string;
          company_id: string;
          created_at?: string;
          id?: string;
          note?: string;
          proposed_by?: string | null;
          proposed_by_name: string;
          sent_at?: string | null;
          state?: string;
          version?: number;
        };
        Update: {
          adopted_at?: string | null;
          adopted_by?: string | null;
          brief_id?: string;
          brief_role_id?: string;
          company_id?: string;
          created_at?: string;
          id?: string;
          note?: string;
          proposed_by?: string | null;
          proposed_by_name?: string;
          sent_at?: string | null;
          state?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'proposals_adopted_by_fkey';
            columns: ['adopted_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'proposals_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'proposals_brief_role_id_fkey';
            columns: ['brief_role_id'];
            isOneToOne: false;
            referencedRelation: 'brief_roles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'proposals_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'proposals_proposed_by_fkey';
            columns: ['proposed_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      ranking_actions: {
        Row: {
          acted_at: string;
          action: string;
          actor: Database['public']['Enums']['actor_role'];
          actor_id: string | null;
          brief_role_id: string;
          consultant_id: string;
          id: number;
          ranking_id: string | null;
          reason: string | null;
        };
        ComputedFields: never;
        Insert: {
          acted_at?: string;
          action: string;
          actor: Database['public']['Enums']['actor_role'];
          actor_id?: string | null;
          brief_role_id: string;
          consultant_id: string;
          id?: never;
          ranking_id?: string | null;
          reason?: string | null;
        };
        Update: {
          acted_at?: string;
          action?: string;
          actor?: Database['public']['Enums']['actor_role'];
          actor_id?: string | null;
          brief_role_id?: string;
          consultant_id?: string;
          id?: never;
          ranking_id?: string | null;
          reason?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'ranking_actions_actor_id_fkey';
            columns: ['actor_id'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'ranking_actions_brief_role_id_fkey';
            columns: ['brief_role_id'];
            isOneToOne: false;
            referencedRelation: 'brief_roles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ranking_actions_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ranking_actions_ranking_id_fkey';
            columns: ['ranking_id'];
            isOneToOne: false;
            referencedRelation: 'rankings';
            referencedColumns: ['id'];
          },
        ];
      };
      ranking_places: {
        Row: {
          consultant_id: string;
          is_newcomer_place: boolean;
          is_rotated: boolean;
          match: NonNullable<Json>;
          mutual: number;
          place: number;
          ranking_id: string;
          raw_place: number;
        };
        ComputedFields: never;
        Insert: {
          consultant_id: string;
          is_newcomer_place: boolean;
          is_rotated: boolean;
          match: NonNullable<Json>;
          mutual: number;
          place: number;
          ranking_id: string;
          raw_place: number;
        };
        Update: {
          consultant_id?: string;
          is_newcomer_place?: boolean;
          is_rotated?: boolean;
          match?: NonNullable<Json>;
          mutual?: number;
          place?: number;
          ranking_id?: string;
          raw_place?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'ranking_places_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ranking_places_ranking_id_fkey';
            columns: ['ranking_id'];
            isOneToOne: false;
            referencedRelation: 'rankings';
            referencedColumns: ['id'];
          },
        ];
      };
      ranking_reviews: {
        Row: {
          answer: string | null;
          answered_at: string | null;
          answered_by: string | null;
          answered_by_name: string | null;
          asked_at: string;
          consultant_id: string;
          id: string;
          outcome: string | null;
          reason: string;
          request_id: string | null;
          state: string;
        };
        ComputedFields: never;
        Insert: {
          answer?: string | null;
          answered_at?: string | null;
          answered_by?: string | null;
          answered_by_name?: string | null;
          asked_at?: string;
          consultant_id: string;
          id?: string;
          outcome?: string | null;
          reason: string;
          request_id?: string | null;
          state?: string;
        };
        Update: {
          answer?: string | null;
          answered_at?: string | null;
          answered_by?: string | null;
          answered_by_name?: string | null;
          asked_at?: string;
          consultant_id?: string;
          id?: string;
          outcome?: string | null;
          reason?: string;
          request_id?: string | null;
          state?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ranking_reviews_answered_by_fkey';
            columns: ['answered_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'ranking_reviews_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ranking_reviews_request_id_fkey';
            columns: ['request_id'];
            isOneToOne: false;
            referencedRelation: 'requests';
            referencedColumns: ['id'];
          },
        ];
      };
      rankings: {
        Row: {
          actor: Database['public']['Enums']['actor_role'];
          actor_id: string | null;
          ask_first: number;
          brief_id: string;
          brief_role_id: string;
          brief_version: number;
          candidates: number;
          catalogue_version: string;
          company_id: string;
          day: string;
          filtered: NonNullable<Json>;
          fingerprint: string;
          first_place: number;
          id: string;
          ranked: number;
          rarity_version: number;
          recorded_at: string;
          rules_version: number;
        };
        ComputedFields: never;
        Insert: {
          actor: Database['public']['Enums']['actor_role'];
          actor_id?: string | null;
          ask_first: number;
          brief_id: string;
          brief_role_id: string;
          brief_version: number;
          candidates: number;
          catalogue_version: string;
          company_id: string;
          day: string;
          filtered: NonNullable<Json>;
          fingerprint: string;
          first_place?: number;
          id?: string;
          ranked: number;
          rarity_version: number;
          recorded_at?: string;
          rules_version: number;
        };
        Update: {
          actor?: Database['public']['Enums']['actor_role'];
          actor_id?: string | null;
          ask_first?: number;
          brief_id?: string;
          brief_role_id?: string;
          brief_version?: number;
          candidates?: number;
          catalogue_version?: string;
          company_id?: string;
          day?: string;
          filtered?: NonNullable<Json>;
          fingerprint?: string;
          first_place?: number;
          id?: string;
          ranked?: number;
          rarity_version?: number;
          recorded_at?: string;
          rules_version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'rankings_actor_id_fkey';
            columns: ['actor_id'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'rankings_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'rankings_brief_role_id_fkey';
            columns: ['brief_role_id'];
            isOneToOne: false;
            referencedRelation: 'brief_roles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'rankings_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'rankings_rules_version_fkey';
            columns: ['rules_version'];
            isOneToOne: false;
            referencedRelation: 'matching_rules';
            referencedColumns: ['version'];
          },
        ];
      };
      regions: {
        Row: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        Update: {
          id?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
        };
        Relationships: [];
      };
      requests: {
        Row: {
          answer_by: string;
          brief_id: string;
          brief_role_id: string;
          company_id: string;
          company_name: string;
          consultant_id: string;
          consultant_number: number;
          decline_reason: string | null;
          id: string;
          match: NonNullable<Json>;
          message: string;
          sent_at: string;
          sent_by: string | null;
          state: string;
        };
        ComputedFields: never;
        Insert: {
          answer_by: string;
          brief_id: string;
          brief_role_id: string;
          company_id: string;
          company_name: string;
          consultant_id: string;
          consultant_number: number;
          decline_reason?: string | null;
          id?: string;
          match: NonNullable<Json>;
          message?: string;
          sent_at?: string;
          sent_by?: string | null;
          state?: string;
        };
        Update: {
          answer_by?: string;
          brief_id?: string;
          brief_role_id?: string;
          company_id?: string;
          company_name?: string;
          consultant_id?: string;
          consultant_number?: number;
          decline_reason?: string | null;
          id?: string;
          match?: NonNullable<Json>;
          message?: string;
          sent_at?: string;
          sent_by?: string | null;
          state?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'requests_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'requests_brief_role_id_fkey';
            columns: ['brief_role_id'];
            isOneToOne: false;
            referencedRelation: 'brief_roles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'requests_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'requests_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'requests_sent_by_fkey';
            columns: ['sent_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      role_competencies: {
        Row: {
          competency_id: string;
          level: number;
          position: number;
          role_id: string;
          weight: number;
        };
        ComputedFields: never;
        Insert: {
          competency_id: string;
          level: number;
          position: number;
          role_id: string;
          weight: number;
        };
        Update: {
          competency_id?: string;
          level?: number;
          position?: number;
          role_id?: string;
          weight?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'role_competencies_competency_id_fkey';
            columns: ['competency_id'];
            isOneToOne: false;
            referencedRelation: 'competencies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'role_competencies_role_id_fkey';
            columns: ['role_id'];
            isOneToOne: false;
            referencedRelation: 'roles';
            referencedColumns: ['id'];
          },
        ];
      };
      roles: {
        Row: {
          aliases: string[];
          day_rate_basis: string | null;
          day_rate_high_ore: number | null;
          day_rate_low_ore: number | null;
          deliverables_en: string[];
          deliverables_sv: string[];
          description_en: string;
          description_sv: string;
          esco: NonNullable<Json>;
          first_in_place_en: string[];
          first_in_place_sv: string[];
          id: string;
          name_en: string;
          name_sv: string;
          phases: string[];
          position: number;
          responsibilities_en: string[];
          responsibilities_sv: string[];
          search_text: string;
          wrong_when_en: string[];
          wrong_when_sv: string[];
        };
        ComputedFields: never;
        Insert: {
          aliases?: string[];
          day_rate_basis?: string | null;
          day_rate_high_ore?: number | null;
          day_rate_low_ore?: number | null;
          deliverables_en: string[];
          deliverables_sv: string[];
          description_en: string;
          description_sv: string;
          esco?: NonNullable<Json>;
          first_in_place_en?: string[];
          first_in_place_sv?: string[];
          id: string;
          name_en: string;
          name_sv: string;
          phases?: string[];
          position: number;
          responsibilities_en: string[];
          responsibilities_sv: string[];
          search_text: string;
          wrong_when_en?: string[];
          wrong_when_sv?: string[];
        };
        Update: {
          aliases?: string[];
          day_rate_basis?: string | null;
          day_rate_high_ore?: number | null;
          day_rate_low_ore?: number | null;
          deliverables_en?: string[];
          deliverables_sv?: string[];
          description_en?: string;
          description_sv?: string;
          esco?: NonNullable<Json>;
          first_in_place_en?: string[];
          first_in_place_sv?: string[];
          id?: string;
          name_en?: string;
          name_sv?: string;
          phases?: string[];
          position?: number;
          responsibilities_en?: string[];
          responsibilities_sv?: string[];
          search_text?: string;
          wrong_when_en?: string[];
          wrong_when_sv?: string[];
        };
        Relationships: [];
      };
      sector_relations: {
        Row: {
          a: string;
          b: string;
        };
        ComputedFields: never;
        Insert: {
          a: string;
          b: string;
        };
        Update: {
          a?: string;
          b?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'sector_relations_a_fkey';
            columns: ['a'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'sector_relations_b_fkey';
            columns: ['b'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['id'];
          },
        ];
      };
      sectors: {
        Row: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          name_en: string;
          name_sv: string;
          position: number;
        };
        Update: {
          id?: string;
          name_en?: string;
          name_sv?: string;
          position?: number;
        };
        Relationships: [];
      };
      service_promises: {
        Row: {
          fewest_cases: number;
          id: string;
          position: number;
          target_days: number;
        };
        ComputedFields: never;
        Insert: {
          fewest_cases?: number;
          id: string;
          position: number;
          target_days: number;
        };
        Update: {
          fewest_cases?: number;
          id?: string;
          position?: number;
          target_days?: number;
        };
        Relationships: [];
      };
      shortlist_candidates: {
        Row: {
          added_at: string;
          added_by: string | null;
          consultant_id: string;
          note: string;
          position: number | null;
          removed_at: string | null;
          shortlist_id: string;
        };
        ComputedFields: never;
        Insert: {
          added_at?: string;
          added_by?: string | null;
          consultant_id: string;
          note?: string;
          position?: number | null;
          removed_at?: string | null;
          shortlist_id: string;
        };
        Update: {
          added_at?: string;
          added_by?: string | null;
          consultant_id?: string;
          note?: string;
          position?: number | null;
          removed_at?: string | null;
          shortlist_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'shortlist_candidates_added_by_fkey';
            columns: ['added_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'shortlist_candidates_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'shortlist_candidates_shortlist_id_fkey';
            columns: ['shortlist_id'];
            isOneToOne: false;
            referencedRelation: 'shortlists';
            referencedColumns: ['id'];
          },
        ];
      };
      shortlist_links: {
        Row: {
          created_at: string;
          created_by: string | null;
          key: string;
          revoked_at: string | null;
          revoked_by: string | null;
          shortlist_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          created_by?: string | null;
          key?: string;
          revoked_at?: string | null;
          revoked_by?: string | null;
          shortlist_id: string;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          key?: string;
          revoked_at?: string | null;
          revoked_by?: string | null;
          shortlist_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'shortlist_links_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'shortlist_links_revoked_by_fkey';
            columns: ['revoked_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
          {
            foreignKeyName: 'shortlist_links_shortlist_id_fkey';
            columns: ['shortlist_id'];
            isOneToOne: false;
            referencedRelation: 'shortlists';
            referencedColumns: ['id'];
          },
        ];
      };
      shortlist_voters: {
        Row: {
          department: string;
          invited_at: string | null;
          shortlist_id: string;
          user_id: string;
          voted_at: string | null;
        };
        ComputedFields: never;
        Insert: {
          department?: string;
          invited_at?: string | null;
          shortlist_id: string;
          user_id: string;
          voted_at?: string | null;
        };
        Update: {
          department?: string;
          invited_at?: string | null;
          shortlist_id?: string;
          user_id?: string;
          voted_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'shortlist_voters_shortlist_id_fkey';
            columns: ['shortlist_id'];
            isOneToOne: false;
            referencedRelation: 'shortlists';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'shortlist_voters_user_id_fkey';
            columns: ['user_id'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      shortlist_votes: {
        Row: {
          comment: string;
          consultant_id: string;
          shortlist_id: string;
          user_id: string;
          vote: string;
          voted_at: string;
        };
        ComputedFields: never;
        Insert: {
          comment?: string;
          consultant_id: string;
          shortlist_id: string;
          user_id: string;
          vote: string;
          voted_at?: string;
        };
        Update: {
          comment?: string;
          consultant_id?: string;
          shortlist_id?: string;
          user_id?: string;
          vote?: string;
          voted_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'shortlist_votes_shortlist_id_consultant_id_fkey';
            columns: ['shortlist_id', 'consultant_id'];
            isOneToOne: false;
            referencedRelation: 'shortlist_candidates';
            referencedColumns: ['shortlist_id', 'consultant_id'];
          },
          {
            foreignKeyName: 'shortlist_votes_shortlist_id_user_id_fkey';
            columns: ['shortlist_id', 'user_id'];
            isOneToOne: false;
            referencedRelation: 'shortlist_voters';
            referencedColumns: ['shortlist_id', 'user_id'];
          },
        ];
      };
      shortlists: {
        Row: {
          brief_id: string;
          brief_role_id: string;
          closed_at: string | null;
          closes_on: string | null;
          company_id: string;
          created_at: string;
          created_by: string | null;
          id: string;
          question: string;
          reminded_for: string | null;
          shared_at: string | null;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          brief_id: string;
          brief_role_id: string;
          closed_at?: string | null;
          closes_on?: string | null;
          company_id: string;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          question?: string;
          reminded_for?: string | null;
          shared_at?: string | null;
          version?: number;
        };
        Update: {
          brief_id?: string;
          brief_role_id?: string;
          closed_at?: string | null;
          closes_on?: string | null;
          company_id?: string;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          question?: string;
          reminded_for?: string | null;
          shared_at?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'shortlists_brief_id_fkey';
            columns: ['brief_id'];
            isOneToOne: false;
            referencedRelation: 'briefs';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'shortlists_brief_role_id_fkey';
            columns: ['brief_role_id'];
            isOneToOne: true;
            referencedRelation: 'brief_roles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'shortlists_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'shortlists_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      state_transitions: {
        Row: {
          actor: Database['public']['Enums']['actor_role'];
          entity: string;
          from_state: string;
          to_state: string;
        };
        ComputedFields: never;
        Insert: {
          actor: Database['public']['Enums']['actor_role'];
          entity: string;
          from_state: string;
          to_state: string;
        };
        Update: {
          actor?: Database['public']['Enums']['actor_role'];
          entity?: string;
          from_state?: string;
          to_state?: string;
        };
        Relationships: [];
      };
      strategies: {
        Row: {
          approved_by_name: string;
          approved_by_title: string;
          approved_on: string;
          company_id: string;
          ended_at: string | null;
          form_key: string | null;
          id: string;
          registered_at: string;
          registered_by: string | null;
          summary: string;
          title: string;
        };
        ComputedFields: never;
        Insert: {
          approved_by_name: string;
          approved_by_title: string;
          approved_on: string;
          company_id: string;
          ended_at?: string | null;
          form_key?: string | null;
          id?: string;
          registered_at?: string;
          registered_by?: string | null;
          summary: string;
          title: string;
        };
        Update: {
          approved_by_name?: string;
          approved_by_title?: string;
          approved_on?: string;
          company_id?: string;
          ended_at?: string | null;
          form_key?: string | null;
          id?: string;
          registered_at?: string;
          registered_by?: string | null;
          summary?: string;
          title?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'strategies_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'strategies_registered_by_fkey';
            columns: ['registered_by'];
            isOneToOne: false;
            referencedRelation: 'people';
            referencedColumns: ['user_id'];
          },
        ];
      };
      time_entries: {
        Row: {
          activity: string;
          goal_id: string | null;
          id: string;
          minutes: number;
          position: number;
          timesheet_id: string;
          work_date: string;
        };
        ComputedFields: never;
        Insert: {
          activity: string;
          goal_id?: string | null;
          id?: string;
          minutes: number;
          position: number;
          timesheet_id: string;
          work_date: string;
        };
        Update: {
          activity?: string;
          goal_id?: string | null;
          id?: string;
          minutes?: number;
          position?: number;
          timesheet_id?: string;
          work_date?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'time_entries_goal_id_fkey';
            columns: ['goal_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_goals';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'time_entries_timesheet_id_fkey';
            columns: ['timesheet_id'];
            isOneToOne: false;
            referencedRelation: 'timesheet_sums';
            referencedColumns: ['timesheet_id'];
          },
          {
            foreignKeyName: 'time_entries_timesheet_id_fkey';
            columns: ['timesheet_id'];
            isOneToOne: false;
            referencedRelation: 'timesheets';
            referencedColumns: ['id'];
          },
        ];
      };
      timesheets: {
        Row: {
          assignment_id: string;
          created_at: string;
          decided_at: string | null;
          id: string;
          reject_reason: string | null;
          state: string;
          submitted_at: string | null;
          version: number;
          week_start: string;
        };
        ComputedFields: never;
        Insert: {
          assignment_id: string;
          created_at?: string;
          decided_at?: string | null;
          id?: string;
          reject_reason?: string | null;
          state?: string;
          submitted_at?: string | null;
          version?: number;
          week_start: string;
        };
        Update: {
          assignment_id?: string;
          created_at?: string;
          decided_at?: string | null;
          id?: string;
          reject_reason?: string | null;
          state?: string;
          submitted_at?: string | null;
          version?: number;
          week_start?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'timesheets_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'timesheets_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
        ];
      };
    };
    Views: {
      assignment_progress: {
        Row: {
          approved_minutes: number | null;
          assignment_id: string;
          invoiced_minutes: number | null;
          linked_minutes: number | null;
          planned_minutes: number | null;
          reported_minutes: number | null;
        };
        ComputedFields: never;
        Relationships: [];
      };
      invoice_balances: {
        Row: {
          credited_ore: number | null;
          invoice_id: string;
          is_overdue: boolean | null;
          open_ore: number | null;
          paid_ore: number | null;
          surplus_ore: number | null;
          total_ore: number;
        };
        ComputedFields: never;
        Relationships: [];
      };
      timesheet_sums: {
        Row: {
          amount_ore: number | null;
          assignment_id: string;
          assignment_number: number;
          company_id: string;
          company_name: string;
          consultant_id: string;
          consultant_name: string;
          decided_at: string | null;
          fee_ore: number | null;
          linked_minutes: number | null;
          minutes: number | null;
          reject_reason: string | null;
          state: string;
          submitted_at: string | null;
          timesheet_id: string;
          title: string;
          version: number;
          week_start: string;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: 'assignments_company_id_fkey';
            columns: ['company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignments_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'consultants';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'timesheets_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignment_progress';
            referencedColumns: ['assignment_id'];
          },
          {
            foreignKeyName: 'timesheets_assignment_id_fkey';
            columns: ['assignment_id'];
            isOneToOne: false;
            referencedRelation: 'assignments';
            referencedColumns: ['id'];
          },
        ];
      };
    };
    Functions: {
      accept_invitation: { Args: { p_token: string }; Returns: string };
      accept_offer: { Args: { p_offer_id: string }; Returns: string };
      activate_matching_rules: {
        Args: { p_in_force: number; p_version: number };
        Returns: undefined;
      };
      add_to_shortlist: {
        Args: { p_brief_role_id: string; p_consultant_ids: string[] };
        Returns: string;
      };
      adopt_proposal: { Args: { p_proposal_id: string }; Returns: string };
      answer_diagnosis: {
        Args: {
          p_answers: Json;
          p_department: string;
          p_diagnosis_id: string;
          p_perspective: string;
        };
        Returns: undefined;
      };
      answer_invited_diagnosis: {
        Args: { p_answers: Json; p_department: string; p_perspective: string; p_token: string };
        Returns: undefined;
      };
      answer_review: {
        Args: { p_answer: string; p_outcome: string; p_review_id: string };
        Returns: undefined;
      };
      ask_review: { Args: { p_reason: string; p_request_id?: string }; Returns: string };
      ask_shortlisted: {
        Args: { p_consultant_ids: string[]; p_message?: string; p_shortlist_id: string };
        Returns: number;
      };
      assignment_transition: {
        Args: { p_assignment_id: string; p_reason?: string; p_to: string };
        Returns: undefined;
      };
      attach_checkout_session: {
        Args: { p_attempt_id: string; p_expires_at: string; p_session_id: string; p_url: string };
        Returns: string;
      };
      block_company: {
        Args: {
          p_company_id?: string;
          p_consultant_id?: string;
          p_name: string;
          p_organisation_number?: string;
          p_reason?: string;
        };
        Returns: string;
      };
      book_exposure: { Args: { p_list_id: number }; Returns: number };
      brief_transition: {
        Args: { p_brief_id: string; p_reason?: string; p_to: string };
        Returns: undefined;
      };
      cast_votes: { Args: { p_department: string; p_key: string; p_votes: Json }; Returns: number };
      check_database: { Args: Record<PropertyKey, never>; Returns: boolean };
      check_ledger: {
        Args: Record<PropertyKey, never>;
        Returns: {
          expected_ore: number;
          found_ore: number;
          problem: string;
          subject: string;
        }[];
      };
      choose_ledger_account: {
        Args: { p_account: number; p_name_en: string; p_name_sv: string; p_role: string };
        Returns: undefined;
      };
      claim_diagnosis: { Args: { p_company_id: string; p_secret: string }; Returns: string };
      close_month: { Args: { p_month: string }; Returns: undefined };
      close_voting: { Args: { p_shortlist_id: string }; Returns: undefined };
      compare_matches: {
        Args: { p_brief_role_id: string; p_consultant_ids: string[] };
        Returns: {
          asked_rate_ore: number;
          availability: number;
          band: string;
          competence: number;
          consultant_id: string;
          consultant_number: number;
          details: Json;
          failed: string[];
          is_capped: boolean;
          is_new: boolean;
          is_newcomer_place: boolean;
          is_rotated: boolean;
          k: number;
          k_mode: number;
          k_rate: number;
          k_sector: number;
          k_share: number;
          match_count: number;
          mutual: number;
          place: number;
          points: number;
          rate: number;
          raw_place: number;
          region_id: string;
          request_state: string;
          rules: Json;
          sector: number;
          sum_score: number;
          total: number;
          work_mode: number;
          work_modes: string[];
        }[];
      };
      conclude_checkout: {
        Args: {
          p_amount_ore: number;
          p_currency: string;
          p_failed?: boolean;
          p_payment_intent: string;
          p_payment_status: string;
          p_session_id: string;
          p_status: string;
        };
        Returns: string;
      };
      consultant_transition: {
        Args: { p_consultant_id: string; p_reason?: string; p_to: string };
        Returns: undefined;
      };
      count_available_by_role: {
        Args: Record<PropertyKey, never>;
        Returns: {
          consultants: number;
          role_id: string;
        }[];
      };
      decide_expense: {
        Args: { p_approve: boolean; p_expense_id: string; p_reason?: string; p_version?: number };
        Returns: undefined;
      };
      decide_timesheet: {
        Args: { p_approve: boolean; p_reason?: string; p_timesheet_id: string; p_version?: number };
        Returns: undefined;
      };
      decline_request: {
        Args: { p_never_this_role?: boolean; p_reason: string; p_request_id: string };
        Returns: undefined;
      };
      delete_brief_draft: { Args: { p_id: string }; Returns: undefined };
      describe_diagnosis_answer: {
        Args: { p_department: string; p_diagnosis_id: string; p_perspective: string };
        Returns: undefined;
      };
      draft_matching_rules: { Args: { p: Json; p_note: string }; Returns: number };
      duplicate_brief: {
        Args: { p_brief_id: string; p_form_key?: string; p_title: string };
        Returns: string;
      };
      end_strategy: { Args: { p_strategy_id: string }; Returns: undefined };
      find_diagnosis_invitation: {
        Args: { p_token: string };
        Returns: {
          answers: Json;
          company_name: string;
          department: string;
          expires_at: string;
          id: string;
          member_diagnosis_id: string;
          perspective: string;
          state: string;
          version: string;
        }[];
      };
      find_invitation: {
        Args: { p_token: string };
        Returns: {
          company_name: string;
          email: string;
          kind: string;
          state: string;
        }[];
      };
      find_my_diagnosis: {
        Args: { p_diagnosis_id: string; p_secret: string };
        Returns: {
          answers: Json;
          context: Json;
          created_at: string;
          is_saved: boolean;
          version: string;
        }[];
      };
      find_shared_diagnosis: {
        Args: { p_token: string };
        Returns: {
          answers: Json;
          context: Json;
          created_at: string;
          state: string;
          version: string;
        }[];
      };
      finish_stripe_event: { Args: { p_error?: string; p_id: string }; Returns: undefined };
      get_match: {
        Args: { p_brief_role_id: string; p_consultant_id?: string };
        Returns: {
          asked_rate_ore: number;
          availability: number;
          band: string;
          competence: number;
          consultant_id: string;
          consultant_number: number;
          details: Json;
          failed: string[];
          is_capped: boolean;
          is_new: boolean;
          is_newcomer_place: boolean;
          is_rotated: boolean;
          k: number;
          k_mode: number;
          k_rate: number;
          k_sector: number;
          k_share: number;
          match_count: number;
          mutual: number;
          place: number;
          points: number;
          rate: number;
          raw_place: number;
          region_id: string;
          request_state: string;
          rules: Json;
          sector: number;
          sum_score: number;
          total: number;
          work_mode: number;
          work_modes: string[];
        }[];
      };
      get_matching_rules: {
        Args: Record<PropertyKey, never>;
        Returns: {
          activated_at: string | null;
          activated_by: string | null;
          ask_first_below: number;
          availability_least: number;
          band_good: number;
          band_possible: number;
          band_very_good: number;
          cap_credit: number;
          cap_points: number;
          created_at: string;
          created_by: string | null;
          credit_one_short: number;
          credit_three_short: number;
          credit_two_short: number;
          exposure_days: number;
          is_in_force: boolean;
          mode_one_step: number;
          mutual_exponent: number;
          newcomer_band: number;
          newcomer_days: number;
          newcomer_last_day: number;
          newcomer_lists: number;
          note: string;
          rarity_from: number;
          rarity_most: number;
          rarity_slope: number;
          rate_ceiling: number;
          rotation_band: number;
          sector_none: number;
          sector_related: number;
          version: number;
          weight_availability: number;
          weight_competence: number;
          weight_essential: number;
          weight_important: number;
          weight_rate: number;
          weight_sector: number;
          weight_useful: number;
          weight_work_mode: number;
          wish_rate_ceiling: number;
          wish_share_slack: number;
        }[];
        SetofOptions: {
          from: '*';
          to: 'matching_rules';
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
      get_my_access: {
        Args: Record<PropertyKey, never>;
        Returns: {
          company_id: string;
          company_name: string;
          company_role: string;
          consultant_id: string;
          consultant_state: string;
          is_agency: boolean;
          locale: string;
          name: string;
        }[];
      };
      get_strategy_standing: { Args: { p_company_id: string }; Returns: Json };
      get_stripe_event: {
        Args: { p_id: string };
        Returns: {
          object_id: string;
          processed_at: string;
          type: string;
        }[];
      };
      invite_colleague: { Args: { p_company_id: string; p_email: string }; Returns: string };
      invite_first_staff: { Args: { p_email: string }; Returns: string };
      invite_staff: { Args: { p_email: string }; Returns: string };
      invite_to_diagnosis: { Args: { p_diagnosis_id: string; p_name: string }; Returns: string };
      issue_credit_note: {
        Args: { p_invoice_id: string; p_positions: number[]; p_reason: string };
        Returns: string;
      };
      issue_invoice: {
        Args: {
          p_actor: string;
          p_expense_ids?: string[];
          p_invoice: Json;
          p_timesheet_ids: string[];
        };
        Returns: string;
      };
      keep_brief_together: {
        Args: { p_brief_id: string; p_findings: string[] };
        Returns: undefined;
      };
      list_agency_queue: {
        Args: Record<PropertyKey, never>;
        Returns: {
          amount_ore: number;
          entity_id: string;
          kind: string;
          party: string;
          since: string;
          title: string;
        }[];
      };
      list_ask_first: {
        Args: { p_brief_role_id: string };
        Returns: {
          asked_rate_ore: number;
          consultant_id: string;
          consultant_number: number;
          k: number;
          k_mode: number;
          k_rate: number;
          k_sector: number;
          k_share: number;
          region_id: string;
          request_state: string;
          work_modes: string[];
        }[];
      };
      list_assignment_contacts: {
        Args: { p_assignment_id: string };
        Returns: {
          email: string;
          name: string;
          side: Database['public']['Enums']['actor_role'];
        }[];
      };
      list_brief_changes: {
        Args: { p_brief_role_id: string };
        Returns: {
          best_new_place: number;
          budget_ore: number;
          change: string;
          competency_id: string;
          joins: number;
          leaves: number;
          moves: number;
          percent_less: number;
          ranked_after: number;
          ranked_before: number;
          shift_weeks: number;
        }[];
      };
      list_brief_team: {
        Args: { p_brief_id: string };
        Returns: {
          is_filled: boolean;
          is_mine: boolean;
          phase: string;
          position: number;
          role_id: string;
        }[];
      };
      list_broken_promises: {
        Args: { p_from: string; p_promise_id?: string; p_to: string };
        Returns: {
          company_id: string;
          company_name: string;
          consultant_number: number;
          ended_at: string;
          given_up_at: string;
          promise_id: string;
          review_id: string;
          role_id: string;
          started_at: string;
          target_days: number;
          title: string;
          working_days: number;
        }[];
      };
      list_consultant_cards: {
        Args: {
          p_limit?: number;
          p_offset?: number;
          p_region_id?: string;
          p_role_id?: string;
          p_work_mode?: string;
        };
        Returns: {
          asked_rate_ore: number;
          card_count: number;
          competency_ids: string[];
          consultant_number: number;
          free_from: string;
          free_percent: number;
          region_id: string;
          role_ids: string[];
          work_modes: string[];
        }[];
      };
      list_diagnosis_shares: {
        Args: { p_diagnosis_id: string; p_secret?: string };
        Returns: {
          created_at: string;
          id: string;
        }[];
      };
      list_filtered: {
        Args: { p_brief_role_id: string };
        Returns: {
          code: string;
          consultants: number;
          lowest_budget_ore: number;
          only_this: number;
        }[];
      };
      list_mail_recipients: {
        Args: {
          p_agency?: boolean;
          p_company_id?: string;
          p_consultant_id?: string;
          p_user_id?: string;
        };
        Returns: {
          email: string;
          locale: string;
          name: string;
          user_id: string;
        }[];
      };
      list_matches: {
        Args: { p_brief_role_id: string; p_limit?: number; p_offset?: number };
        Returns: {
          asked_rate_ore: number;
          availability: number;
          band: string;
          competence: number;
          consultant_id: string;
          consultant_number: number;
          details: Json;
          failed: string[];
          is_capped: boolean;
          is_new: boolean;
          is_newcomer_place: boolean;
          is_rotated: boolean;
          k: number;
          k_mode: number;
          k_rate: number;
          k_sector: number;
          k_share: number;
          match_count: number;
          mutual: number;
          place: number;
          points: number;
          rate: number;
          raw_place: number;
          region_id: string;
          request_state: string;
          rules: Json;
          sector: number;
          sum_score: number;
          total: number;
          work_mode: number;
          work_modes: string[];
        }[];
      };
      list_matching_rules: {
        Args: Record<PropertyKey, never>;
        Returns: {
          activated_at: string | null;
          activated_by: string | null;
          ask_first_below: number;
          availability_least: number;
          band_good: number;
          band_possible: number;
          band_very_good: number;
          cap_credit: number;
          cap_points: number;
          created_at: string;
          created_by: string | null;
          credit_one_short: number;
          credit_three_short: number;
          credit_two_short: number;
          exposure_days: number;
          is_in_force: boolean;
          mode_one_step: number;
          mutual_exponent: number;
          newcomer_band: number;
          newcomer_days: number;
          newcomer_last_day: number;
          newcomer_lists: number;
          note: string;
          rarity_from: number;
          rarity_most: number;
          rarity_slope: number;
          rate_ceiling: number;
          rotation_band: number;
          sector_none: number;
          sector_related: number;
          version: number;
          weight_availability: number;
          weight_competence: number;
          weight_essential: number;
          weight_important: number;
          weight_rate: number;
          weight_sector: number;
          weight_useful: number;
          weight_work_mode: number;
          wish_rate_ceiling: number;
          wish_share_slack: number;
        }[];
        SetofOptions: {
          from: '*';
          to: 'matching_rules';
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
      list_my_ballots: {
        Args: Record<PropertyKey, never>;
        Returns: {
          candidates: number;
          closes_on: string;
          key: string;
          role_id: string;
          title: string;
          voted: number;
        }[];
      };
      list_my_load: {
        Args: Record<PropertyKey, never>;
        Returns: {
          available: number;
          booked: number;
          during: unknown;
          free: number;
        }[];
      };
      list_my_moves: {
        Args: Record<PropertyKey, never>;
        Returns: {
          from_position: number;
          move: string;
          moved_at: string;
          moved_by_name: string;
          reason: string;
          role_id: string;
          to_position: number;
        }[];
      };
      list_nearly: {
        Args: { p_brief_role_id: string };
        Returns: {
          adds: number;
          band: string;
          budget_ore: number;
          code: string;
          competency_ids: string[];
          consultant_id: string;
          consultant_number: number;
          languages: Json;
          mutual: number;
          place_region_id: string;
          points: number;
          region_id: string;
          shift_weeks: number;
        }[];
      };
      list_open_roles: {
        Args: Record<PropertyKey, never>;
        Returns: {
          adopted_at: string;
          brief_id: string;
          brief_role_id: string;
          company_name: string;
          draft_id: string;
          opened_at: string;
          requests: number;
          role_id: string;
          sent_at: string;
          sent_id: string;
          shortlisted: number;
          title: string;
        }[];
      };
      list_proposal: {
        Args: { p_proposal_id: string };
        Returns: {
          asked_rate_ore: number;
          consultant_id: string;
          consultant_number: number;
          match: Json;
          position: number;
          ranked_place: number;
          region_id: string;
          request_state: string;
          standing: string;
          work_modes: string[];
        }[];
      };
      list_proposal_moves: {
        Args: { p_proposal_id: string };
        Returns: {
          consultant_number: number;
          from_position: number;
          move: string;
          moved_at: string;
          moved_by_name: string;
          reason: string;
          to_position: number;
        }[];
      };
      list_ranking_places: {
        Args: { p_limit?: number; p_offset?: number; p_ranking_id: string };
        Returns: {
          actions: Json;
          consultant_id: string;
          consultant_number: number;
          is_newcomer_place: boolean;
          is_rotated: boolean;
          match: Json;
          mutual: number;
          place: number;
          raw_place: number;
        }[];
      };
      list_rankings: {
        Args: {
          p_brief_role_id?: string;
          p_company_id?: string;
          p_from?: string;
          p_limit?: number;
          p_offset?: number;
          p_to?: string;
        };
        Returns: {
          actor: Database['public']['Enums']['actor_role'];
          actor_name: string;
          ask_first: number;
          brief_id: string;
          brief_role_id: string;
          brief_title: string;
          brief_version: number;
          candidates: number;
          catalogue_version: string;
          company_id: string;
          company_name: string;
          filtered: Json;
          fingerprint: string;
          first_place: number;
          id: string;
          ranked: number;
          rarity_version: number;
          recorded_at: string;
          role_id: string;
          row_count: number;
          rules_version: number;
        }[];
      };
      list_service_measures: {
        Args: { p_from: string; p_to: string };
        Returns: {
          broken: number;
          cases: number;
          ended: number;
          given_up: number;
          median_days: number;
          month: string;
          p90_days: number;
          promise_id: string;
          still_open: number;
        }[];
      };
      list_shortlist: {
        Args: { p_shortlist_id: string };
        Returns: {
          asked_rate_ore: number;
          consultant_id: string;
          consultant_number: number;
          match: Json;
          note: string;
          position: number;
          region_id: string;
          request_state: string;
          standing: string;
          work_modes: string[];
        }[];
      };
      list_shown_places: {
        Args: {
          p_brief_role_id?: string;
          p_company_id?: string;
          p_from?: string;
          p_limit?: number;
          p_offset?: number;
          p_to?: string;
        };
        Returns: {
          place: Json;
          ranking: Json;
        }[];
      };
      list_team_candidates: {
        Args: { p_brief_id: string };
        Returns: {
          brief_role_id: string;
          budget_ore: number;
          consultant_id: string;
          consultant_number: number;
          credits: Json;
          mutual: number;
          rate_ore: number;
          role_id: string;
          spans: number[];
          times: Json;
        }[];
      };
      list_vote_receivers: {
        Args: { p_shortlist_id: string; p_user_ids?: string[] };
        Returns: {
          email: string;
          locale: string;
          name: string;
        }[];
      };
      make_offer: {
        Args: {
          p_ends_on: string;
          p_message?: string;
          p_percent: number;
          p_rate_ore: number;
          p_request_id: string;
          p_starts_on: string;
        };
        Returns: string;
      };
      move_proposed: {
        Args: {
          p_consultant_id: string;
          p_move: string;
          p_proposal_id: string;
          p_reason: string;
          p_version: number;
        };
        Returns: undefined;
      };
      move_shortlisted: {
        Args: { p_consultant_id: string; p_shortlist_id: string; p_to: number; p_version: number };
        Returns: undefined;
      };
      note_mail: {
        Args: { p_error?: string; p_key: string; p_sent: boolean; p_template: string };
        Returns: boolean;
      };
      note_ranking_move: {
        Args: { p_brief_role_id: string; p_consultant_id: string; p_reason: string };
        Returns: undefined;
      };
      note_shortlisted: {
        Args: { p_consultant_id: string; p_note: string; p_shortlist_id: string };
        Returns: undefined;
      };
      open_ranking: { Args: { p_brief_role_id: string; p_page?: number }; Returns: Json };
      override_strategy_gate: {
        Args: { p_brief_id: string; p_name: string; p_reason: string; p_title: string };
        Returns: undefined;
      };
      preview_matching_rules: {
        Args: { p_limit?: number; p_offset?: number; p_version: number };
        Returns: {
          brief_id: string;
          brief_role_id: string;
          brief_title: string;
          consultant_id: string;
          consultant_number: number;
          joins: number;
          largest_change: number;
          leaves: number;
          longest_move: number;
          movers: number;
          mutual_after: number;
          mutual_before: number;
          place_after: number;
          place_before: number;
          role_id: string;
          roles: number;
          row_count: number;
        }[];
      };
      read_document: {
        Args: { p_document_id: string; p_media_type: string };
        Returns: {
          base64: string;
          sha256: string;
        }[];
      };
      record_stripe_event: {
        Args: {
          p_api_version: string;
          p_created: string;
          p_id: string;
          p_payload: Json;
          p_type: string;
        };
        Returns: boolean;
      };
      register_company: {
        Args: {
          p_country: string;
          p_name: string;
          p_organisation_number?: string;
          p_sector_id?: string;
          p_vat_number?: string;
        };
        Returns: string;
      };
      register_consultant: { Args: { p_name: string }; Returns: string };
      register_strategy: {
        Args: { p: Json; p_company_id: string; p_form_key?: string };
        Returns: string;
      };
      remove_from_shortlist: {
        Args: { p_consultant_id: string; p_shortlist_id: string };
        Returns: undefined;
      };
      remove_member: { Args: { p_company_id: string; p_user_id: string }; Returns: undefined };
      remove_staff: { Args: { p_reason: string; p_user_id: string }; Returns: undefined };
      revoke_diagnosis_invitation: { Args: { p_invitation_id: string }; Returns: undefined };
      revoke_diagnosis_share: {
        Args: { p_secret?: string; p_share_id: string };
        Returns: undefined;
      };
      revoke_invitation: { Args: { p_invitation_id: string }; Returns: undefined };
      revoke_shortlist_link: { Args: { p_shortlist_id: string }; Returns: undefined };
      run_daily_booking_clock: { Args: Record<PropertyKey, never>; Returns: number };
      run_daily_matching_clock: { Args: Record<PropertyKey, never>; Returns: undefined };
      run_nightly_ledger_check: { Args: Record<PropertyKey, never>; Returns: number };
      run_shortlist_clock: { Args: Record<PropertyKey, never>; Returns: number };
      save_availability: { Args: { p_ranges: Json }; Returns: undefined };
      save_brief: {
        Args: {
          p: Json;
          p_brief_id?: string;
          p_company_id: string;
          p_form_key?: string;
          p_version?: number;
        };
        Returns: string;
      };
      save_brief_draft: {
        Args: { p_brief_id?: string; p_company_id: string; p_fields: Json; p_id: string };
        Returns: string;
      };
      save_company: { Args: { p: Json; p_company_id: string }; Returns: undefined };
      save_competencies: { Args: { p_rows: Json }; Returns: undefined };
      save_expense: {
        Args: {
          p_assignment_id: string;
          p_description: string;
          p_id?: string;
          p_net_ore: number;
          p_spent_on: string;
        };
        Returns: string;
      };
      save_person: { Args: { p_locale: string; p_name: string }; Returns: undefined };
      save_profile: { Args: { p: Json; p_version: number }; Returns: undefined };
      save_timesheet: {
        Args: {
          p_assignment_id: string;
          p_entries: Json;
          p_version?: number;
          p_week_start: string;
        };
        Returns: string;
      };
      search_roles: {
        Args: { p_query?: string };
        Returns: {
          aliases: string[];
          day_rate_basis: string | null;
          day_rate_high_ore: number | null;
          day_rate_low_ore: number | null;
          deliverables_en: string[];
          deliverables_sv: string[];
          description_en: string;
          description_sv: string;
          esco: NonNullable<Json>;
          first_in_place_en: string[];
          first_in_place_sv: string[];
          id: string;
          name_en: string;
          name_sv: string;
          phases: string[];
          position: number;
          responsibilities_en: string[];
          responsibilities_sv: string[];
          search_text: string;
          wrong_when_en: string[];
          wrong_when_sv: string[];
        }[];
        SetofOptions: {
          from: '*';
          to: 'roles';
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
      search_workplace: {
        Args: { p_company_id?: string; p_query: string; p_workplace: string };
        Returns: {
          due_date: string;
          id: string;
          kind: string;
          note: string;
          state: string;
          title: string;
        }[];
      };
      send_proposal: {
        Args: { p_note: string; p_proposal_id: string; p_version: number };
        Returns: undefined;
      };
      send_requests: {
        Args: { p_brief_role_id: string; p_consultant_ids: string[]; p_message?: string };
        Returns: number;
      };
      set_exchange_rate: {
        Args: { p_currency: string; p_day: string; p_rate: number; p_source: string };
        Returns: undefined;
      };
      set_member_role: {
        Args: { p_company_id: string; p_role: string; p_user_id: string };
        Returns: undefined;
      };
      set_paused: { Args: { p_paused: boolean }; Returns: undefined };
      share_diagnosis: { Args: { p_diagnosis_id: string; p_secret?: string }; Returns: string };
      share_shortlist: {
        Args: {
          p_closes_on: string;
          p_question?: string;
          p_shortlist_id: string;
          p_voter_ids?: string[];
        };
        Returns: string;
      };
      start_payment_attempt: {
        Args: { p_actor: string; p_invoice_id: string };
        Returns: {
          amount_ore: number;
          attempt: number;
          concluded_at: string | null;
          currency: string;
          expires_at: string | null;
          id: string;
          idempotency_key: string;
          invoice_id: string;
          started_at: string;
          started_by: string | null;
          state: string;
          stripe_session_id: string | null;
          url: string | null;
        };
        SetofOptions: {
          from: '*';
          to: 'payment_attempts';
          isOneToOne: true;
          isSetofReturn: false;
        };
      };
      start_proposal: { Args: { p_brief_role_id: string }; Returns: string };
      store_diagnosis: {
        Args: { p_answers: Json; p_context: Json; p_secret: string; p_version: string };
        Returns: string;
      };
      store_document: {
        Args: { p_bytes_base64: string; p_document_id: string; p_media_type: string };
        Returns: string;
      };
      submit_timesheet: { Args: { p_timesheet_id: string }; Returns: undefined };
      sum_invoices: {
        Args: {
          p_company_ids?: string[];
          p_due_from?: string;
          p_due_to?: string;
          p_issued_from?: string;
          p_issued_to?: string;
          p_number?: number;
          p_state?: string;
        };
        Returns: {
          net_ore: number;
          open_ore: number;
          total_ore: number;
        }[];
      };
      take_rate_limit: {
        Args: { p_bucket: string; p_limit: number; p_seconds: number };
        Returns: boolean;
      };
      unblock_company: { Args: { p_id: string }; Returns: undefined };
      use_credit: { Args: { p_invoice_id: string; p_payment_id: string }; Returns: number };
      verify_competency: {
        Args: { p_competency_id: string; p_consultant_id: string; p_verification: string };
        Returns: undefined;
      };
      was_mail_sent: { Args: { p_key: string }; Returns: boolean };
      withdraw_offer: { Args: { p_offer_id: string; p_reason?: string }; Returns: undefined };
      withdraw_request: { Args: { p_request_id: string }; Returns: undefined };
    };
    Enums: {
      actor_role: 'company' | 'consultant' | 'agency' | 'system';
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    keyof DefaultSchema['Enums'] | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    keyof DefaultSchema['CompositeTypes'] | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {
      actor_role: ['company', 'consultant', 'agency', 'system'],
    },
  },
} as const;
