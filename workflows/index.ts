/** Everything a worker runs. The names of these functions are wire types: never rename, add a successor instead. */
export { dossierWorkflow } from './dossier/workflow.ts';
export { homeCollectionWorkflow } from './home-collection/workflow.ts';
export { homeReturnWorkflow } from './home-return/workflow.ts';
export { reconciliationWorkflow } from './reconciliation/workflow.ts';
export { refundWorkflow } from './refund/workflow.ts';
