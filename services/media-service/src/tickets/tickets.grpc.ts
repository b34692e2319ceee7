import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import { type CreateUploadTicketResponse, MediaServiceControllerMethods } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { CreateUploadTicket } from './create-upload-ticket.use-case.js';

/** Tickets over gRPC. */
@Controller()
@MediaServiceControllerMethods()
export class TicketsGrpc {
  constructor(private readonly create: CreateUploadTicket) {}

  createUploadTicket(_request: unknown, @CurrentCaller() caller: Caller): Promise<CreateUploadTicketResponse> {
    return this.create.run(requirePerson(caller));
  }
}
