import { Module } from '@nestjs/common';
import { ErasePreferencesOf } from './erase-preferences-of.use-case.js';
import { PreferencesGrpc } from './preferences.grpc.js';
import { PreferencesRepository } from './preferences.repository.js';
import { ReadPreferences } from './read-preferences.query.js';
import { UpdatePreferences } from './update-preferences.use-case.js';

/** Which ways people are told of what. */
@Module({
  controllers: [PreferencesGrpc],
  providers: [PreferencesRepository, UpdatePreferences, ReadPreferences, ErasePreferencesOf],
  exports: [ReadPreferences, ErasePreferencesOf],
})
export class PreferencesModule {}
