/** Where a check of the audit log stands. `waiting` and `running` are under way; one of those there is at most. */
export const auditCheckStatuses = ['waiting', 'running', 'intact', 'broken', 'cancelled', 'failed'] as const;
export type AuditCheckStatus = (typeof auditCheckStatuses)[number];

export const openAuditCheckStatuses = ['waiting', 'running'] as const satisfies readonly AuditCheckStatus[];

/** How a chain breaks: an entry is missing before it, it does not follow the one before it, or it is not as written. */
export const auditFaults = ['gapBefore', 'notFollowing', 'changed'] as const;
export type AuditFault = (typeof auditFaults)[number];

/** What a check is compared with: an anchor somebody kept outside of the database, or that of the last good check. */
export const anchorSources = ['outside', 'lastCheck'] as const;
export type AnchorSource = (typeof anchorSources)[number];
