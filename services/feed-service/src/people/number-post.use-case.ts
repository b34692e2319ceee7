import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { PeopleRepository } from './people.repository.js';
import { POST_COUNTERS } from './person.js';

export interface NumberPostInput {
  authorId: string;
  visibility: keyof typeof POST_COUNTERS;
  /** Whether it has any. */
  pictures: boolean;
}

/** A post's numbers among its author's, from 1. */
export interface PostNumbers {
  authorSeq: number;
  /** Among those with pictures. */
  pictureSeq?: number;
}

/** Counts a new post of a person, in the post's own transaction, and gives its numbers among theirs. */
@Injectable()
export class NumberPost {
  constructor(private readonly people: PeopleRepository) {}

  async run({ authorId, visibility, pictures }: NumberPostInput, session: ClientSession): Promise<PostNumbers> {
    const counter = POST_COUNTERS[visibility];
    const { postSeq: authorSeq, pictureSeq } = await this.people.numberPost(authorId, { counter, pictures }, session);
    return { authorSeq, ...(pictures && { pictureSeq }) };
  }
}
