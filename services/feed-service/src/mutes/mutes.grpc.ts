import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type FeedServiceController,
  FeedServiceControllerMethods,
  type ListMutesRequest,
  type ListMutesResponse,
  type MutePersonRequest,
  type MutePersonResponse,
  type MuteWordRequest,
  type MuteWordResponse,
  type UnmutePersonRequest,
  type UnmutePersonResponse,
  type UnmuteWordRequest,
  type UnmuteWordResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId } from '../requests/id.js';
import { ListMutes } from './list-mutes.query.js';
import { MutePerson } from './mute-person.use-case.js';
import { MuteWord } from './mute-word.use-case.js';
import { UnmutePerson } from './unmute-person.use-case.js';
import { UnmuteWord } from './unmute-word.use-case.js';

type Methods = 'mutePerson' | 'unmutePerson' | 'muteWord' | 'unmuteWord' | 'listMutes';

@Controller()
@FeedServiceControllerMethods()
export class MutesGrpc implements Pick<FeedServiceController, Methods> {
  constructor(
    private readonly person: MutePerson,
    private readonly noPerson: UnmutePerson,
    private readonly word: MuteWord,
    private readonly noWord: UnmuteWord,
    private readonly list: ListMutes,
  ) {}

  async mutePerson(
    @Payload() request: MutePersonRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<MutePersonResponse> {
    await this.person.run(requirePerson(caller).userId, readId(request.userId, 'userId'), request.until);
    return {};
  }

  async unmutePerson(
    @Payload() request: UnmutePersonRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<UnmutePersonResponse> {
    await this.noPerson.run(requirePerson(caller).userId, readId(request.userId, 'userId'));
    return {};
  }

  async muteWord(@Payload() request: MuteWordRequest, @CurrentCaller() caller: Caller): Promise<MuteWordResponse> {
    await this.word.run(requirePerson(caller).userId, request.word, request.until);
    return {};
  }

  async unmuteWord(
    @Payload() request: UnmuteWordRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<UnmuteWordResponse> {
    await this.noWord.run(requirePerson(caller).userId, request.word);
    return {};
  }

  async listMutes(@Payload() _request: ListMutesRequest, @CurrentCaller() caller: Caller): Promise<ListMutesResponse> {
    const { people, words } = await this.list.run(requirePerson(caller).userId);
    return {
      people: people.map(({ userId, until }) => ({ userId, until })),
      words: words.map(({ word, until }) => ({ word, until })),
    };
  }
}
