/**
 * media-service's own parts that are measured. Built before (tsc -b). Only for processes of their own: its decoder switches off what
 * the service does not need of libvips, for all of a process.
 */
export { isRefusal } from '../../../../services/media-service/dist/admission/admission.errors.js';
export { admitPicture } from '../../../../services/media-service/dist/admission/picture-header.js';
export {
  type Derivative,
  planDerivatives,
} from '../../../../services/media-service/dist/derivatives/derivative-plan.js';
export { orientedSize } from '../../../../services/media-service/dist/derivatives/render.js';
export { Studio } from '../../../../services/media-service/dist/derivatives/studio.js';
