import { Module } from '@nestjs/common';
import { FindContacts } from './find-contacts.query.js';
import { RoomPeople } from './room-people.query.js';
import { SubscribeGrpc } from './subscribe.grpc.js';
import { Subscribe } from './subscribe.query.js';

@Module({
  controllers: [SubscribeGrpc],
  providers: [Subscribe, RoomPeople, FindContacts],
})
export class SubscribeModule {}
