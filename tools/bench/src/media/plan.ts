/** What media-service makes of a picture. Built before (tsc -b). */
export {
  type Derivative,
  planDerivatives,
} from '../../../../services/media-service/dist/derivatives/derivative-plan.js';
