import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type FeedServiceController,
  FeedServiceControllerMethods,
  ReportRequest_Reason as ReasonMessage,
  type ReportRequest,
  type ReportResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId } from '../requests/id.js';
import type { ReportReason, Subject } from './report.js';
import { ReportSubject } from './report-subject.use-case.js';
import { reportsErrors } from './reports.errors.js';

const REASONS: Partial<Record<ReasonMessage, ReportReason>> = {
  [ReasonMessage.REASON_SPAM]: 'spam',
  [ReasonMessage.REASON_HARASSMENT]: 'harassment',
  [ReasonMessage.REASON_HATE]: 'hate',
  [ReasonMessage.REASON_SEXUAL]: 'sexual',
  [ReasonMessage.REASON_VIOLENCE]: 'violence',
  [ReasonMessage.REASON_SELF_HARM]: 'self_harm',
  [ReasonMessage.REASON_ILLEGAL]: 'illegal',
  [ReasonMessage.REASON_OTHER]: 'other',
};

@Controller()
@FeedServiceControllerMethods()
export class ReportsGrpc implements Pick<FeedServiceController, 'report'> {
  constructor(private readonly make: ReportSubject) {}

  async report(@Payload() request: ReportRequest, @CurrentCaller() caller: Caller): Promise<ReportResponse> {
    const reporterId = requirePerson(caller).userId;
    const subject = readSubject(request);
    const reason = REASONS[request.reason];
    if (reason === undefined) throw reportsErrors.reasonInvalid();
    return { reportId: await this.make.run({ reporterId, subject, reason, note: request.note }) };
  }
}

function readSubject({ postId, commentId, userId }: ReportRequest): Subject {
  if (postId !== undefined) return { kind: 'post', id: readId(postId, 'postId') };
  if (commentId !== undefined) return { kind: 'comment', id: readId(commentId, 'commentId') };
  if (userId !== undefined) return { kind: 'person', id: readId(userId, 'userId') };
  throw reportsErrors.subjectMissing();
}
