import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import { type MatchingServiceController, MatchingServiceControllerMethods, matchingV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId } from '../requests/id.js';
import type { ReportReason } from './report.js';
import { ReportMatch } from './report-match.use-case.js';
import { safetyErrors } from './safety.errors.js';

const { ReportReason: Message } = matchingV1;

const REASONS: Partial<Record<matchingV1.ReportReason, ReportReason>> = {
  [Message.REPORT_REASON_HARASSMENT]: 'harassment',
  [Message.REPORT_REASON_SEXUAL]: 'sexual',
  [Message.REPORT_REASON_MINOR]: 'minor',
  [Message.REPORT_REASON_HATE]: 'hate',
  [Message.REPORT_REASON_SPAM]: 'spam',
  [Message.REPORT_REASON_SELF_HARM]: 'self_harm',
  [Message.REPORT_REASON_OTHER]: 'other',
};

@Controller()
@MatchingServiceControllerMethods()
export class SafetyGrpc implements Pick<MatchingServiceController, 'reportMatch'> {
  constructor(private readonly report: ReportMatch) {}

  reportMatch(
    @Payload() request: matchingV1.ReportMatchRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<matchingV1.ReportMatchResponse> {
    const { userId } = requirePerson(caller);
    const reason = REASONS[request.reason];
    if (!reason) throw safetyErrors.reasonInvalid();
    const { note, includeMessages } = request;
    return this.report.run(userId, { matchId: readId(request.matchId, 'matchId'), reason, note, includeMessages });
  }
}
