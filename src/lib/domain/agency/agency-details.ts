/** The agency as it stands on what it issues; numbers without hyphens. */
export interface AgencyDetails {
  readonly name: string;
  /** Ten digits. */
  readonly organisationNumber: string;
  readonly vatNumber: string;
  readonly seat: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly email: string;
  readonly phone: string;
  /** Seven or eight digits. */
  readonly bankgiro: string;
}
