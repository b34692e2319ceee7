import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import { type ChatServiceController, ChatServiceControllerMethods, type chatV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ActingPerson } from '../requests/acting-person.query.js';
import { readId } from '../requests/id.js';
import { ListMarkers } from './list-markers.query.js';
import { MarkDelivered } from './mark-delivered.use-case.js';
import { MarkRead } from './mark-read.use-case.js';
import { readSeq } from './marker.js';

@Controller()
@ChatServiceControllerMethods()
export class MarkersGrpc implements Pick<ChatServiceController, 'markRead' | 'markDelivered' | 'listMarkers'> {
  constructor(
    private readonly actingPerson: ActingPerson,
    private readonly read: MarkRead,
    private readonly deliver: MarkDelivered,
    private readonly list: ListMarkers,
  ) {}

  @AllowCallers({ services: ['ws-gateway'] })
  async markRead(
    @Payload() request: chatV1.MarkReadRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.MarkReadResponse> {
    const userId = this.actingPerson.run(caller, request.actor);
    return { seq: await this.read.run(readId(request.roomId, 'roomId'), userId, readSeq(request.seq)) };
  }

  @AllowCallers({ services: ['ws-gateway'] })
  async markDelivered(
    @Payload() request: chatV1.MarkDeliveredRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.MarkDeliveredResponse> {
    const userId = this.actingPerson.run(caller, request.actor);
    return { seq: await this.deliver.run(readId(request.roomId, 'roomId'), userId, readSeq(request.seq)) };
  }

  async listMarkers(
    @Payload() request: chatV1.ListMarkersRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.ListMarkersResponse> {
    return { markers: await this.list.run(readId(request.roomId, 'roomId'), requirePerson(caller).userId) };
  }
}
