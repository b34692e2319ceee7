import { MongoWrites } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';

export type { Emit } from '@my-girok/nest-common';

/** How a use case of this service writes; FEED_TOO_MANY_WRITES when too many wait for a document already. */
@Injectable()
export class FeedWrites extends MongoWrites {}
