export { type ClosingFrame, PROTOCOL_LIMITS, type RefusedAnswer, WS_CODES } from './codes.js';
export { parsePosition, parsePositions } from './parse-positions.js';
export { type ConnectAuth, type Frame, type Position, PROTOCOL_EVENTS, type RecoveredFrame } from './position.js';
