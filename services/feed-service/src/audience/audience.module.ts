import { Global, Module } from '@nestjs/common';
import { CheckPicture } from './check-picture.query.js';
import { HiddenCounts } from './hidden-counts.query.js';
import { LoadReader } from './load-reader.query.js';
import { MentionedReaders } from './mentioned-readers.query.js';
import { ReachPost } from './reach-post.query.js';
import { ReadPost } from './read-post.query.js';
import { SeePost } from './see-post.query.js';
import { SeePosts } from './see-posts.query.js';
import { ViewerMarks } from './viewer-marks.query.js';

const forOtherSlices = [CheckPicture, LoadReader, MentionedReaders, ReachPost, ReadPost, SeePost, SeePosts];

/** Who sees what: the rules of docs/adr/0010-who-sees-what.md, and the queries that apply them. */
@Global()
@Module({
  providers: [HiddenCounts, ViewerMarks, ...forOtherSlices],
  exports: forOtherSlices,
})
export class AudienceModule {}
