import { Global, Module } from '@nestjs/common';
import { CreateInvite } from './create-invite.use-case.js';
import { EndInvitesBy } from './end-invites-by.use-case.js';
import { EraseInvitesBy } from './erase-invites-by.use-case.js';
import { FindInvitedRoom } from './find-invited-room.query.js';
import { InvitesGrpc } from './invites.grpc.js';
import { InvitesRepository } from './invites.repository.js';
import { JoinByInvite } from './join-by-invite.use-case.js';
import { RevokeInvites } from './revoke-invites.use-case.js';

@Global()
@Module({
  controllers: [InvitesGrpc],
  providers: [
    InvitesRepository,
    CreateInvite,
    EndInvitesBy,
    EraseInvitesBy,
    FindInvitedRoom,
    JoinByInvite,
    RevokeInvites,
  ],
  exports: [EndInvitesBy, EraseInvitesBy],
})
export class InvitesModule {}
