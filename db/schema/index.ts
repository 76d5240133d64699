export * from './accounts.ts';
export * from './audit.ts';
export * from './catalogue.ts';
export * from './deliveries.ts';
export * from './dossiers.ts';
export * from './files.ts';
export * from './outbox.ts';
export * from './payments.ts';
