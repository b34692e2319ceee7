import { matchingV1 } from '@my-girok/proto';
import type * as schema from '../../gen/matching.js';

/** What the graph's enums are called between services, and the other way round. */
export const consentOnWire: Readonly<Record<schema.MatchConsentKind, matchingV1.ConsentKind>> = {
  VOICE: matchingV1.ConsentKind.CONSENT_KIND_VOICE,
  VIDEO: matchingV1.ConsentKind.CONSENT_KIND_VIDEO,
  IMAGES: matchingV1.ConsentKind.CONSENT_KIND_IMAGES,
  KEEP: matchingV1.ConsentKind.CONSENT_KIND_KEEP,
};

export const reasonOnWire: Readonly<Record<schema.MatchReportReason, matchingV1.ReportReason>> = {
  HARASSMENT: matchingV1.ReportReason.REPORT_REASON_HARASSMENT,
  SEXUAL: matchingV1.ReportReason.REPORT_REASON_SEXUAL,
  MINOR: matchingV1.ReportReason.REPORT_REASON_MINOR,
  HATE: matchingV1.ReportReason.REPORT_REASON_HATE,
  SPAM: matchingV1.ReportReason.REPORT_REASON_SPAM,
  SELF_HARM: matchingV1.ReportReason.REPORT_REASON_SELF_HARM,
  OTHER: matchingV1.ReportReason.REPORT_REASON_OTHER,
};

export const intentOnWire: Readonly<Record<schema.MatchIntent, matchingV1.Intent>> = {
  TALK: matchingV1.Intent.INTENT_TALK,
  FRIENDS: matchingV1.Intent.INTENT_FRIENDS,
  PRACTICE: matchingV1.Intent.INTENT_PRACTICE,
  ADVICE: matchingV1.Intent.INTENT_ADVICE,
};

export const strictnessOnWire: Readonly<Record<schema.MatchStrictness, matchingV1.Strictness>> = {
  STRICT: matchingV1.Strictness.STRICTNESS_STRICT,
  BALANCED: matchingV1.Strictness.STRICTNESS_BALANCED,
  OPEN: matchingV1.Strictness.STRICTNESS_OPEN,
};

const turned = <Name extends string, Wire>(names: Readonly<Record<Name, Wire>>): ReadonlyMap<Wire, Name> =>
  new Map(Object.entries(names).map(([name, wire]) => [wire as Wire, name as Name]));
const intents = turned(intentOnWire);
const strictnesses = turned(strictnessOnWire);

/** What a newer matching-service may say besides is the plainest of them. */
export const intentOf = (intent: matchingV1.Intent): schema.MatchIntent => intents.get(intent) ?? 'TALK';
export const strictnessOf = (strictness: matchingV1.Strictness): schema.MatchStrictness =>
  strictnesses.get(strictness) ?? 'BALANCED';
