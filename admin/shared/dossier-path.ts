/** The console's page of a dossier. */
export function dossierPath(code: string): string {
  return `/dossiers/${encodeURIComponent(code)}/show`;
}
