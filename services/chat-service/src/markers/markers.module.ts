import { Module } from '@nestjs/common';
import { ListMarkers } from './list-markers.query.js';
import { MarkDelivered } from './mark-delivered.use-case.js';
import { MarkRead } from './mark-read.use-case.js';
import { MarkersGrpc } from './markers.grpc.js';

@Module({
  controllers: [MarkersGrpc],
  providers: [MarkRead, MarkDelivered, ListMarkers],
})
export class MarkersModule {}
