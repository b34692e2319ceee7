import { Module } from '@nestjs/common';
import { ChatClient } from './chat.client.js';
import { RoomWorkRepository } from './room-work.repository.js';
import { RoomWork } from './room-work.use-case.js';

/** The rooms that matches have in chat-service. */
@Module({ providers: [ChatClient, RoomWorkRepository, RoomWork], exports: [ChatClient, RoomWork] })
export class RoomsModule {}
