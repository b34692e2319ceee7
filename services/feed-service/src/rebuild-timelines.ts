import { createApp, logger } from '@my-girok/nest-common';
import { appModule } from './app.module.js';
import { readConfig } from './config.js';
import { ListPeople } from './people/list-people.query.js';
import { readId } from './requests/id.js';
import { RebuildTimeline } from './timeline/rebuild-timeline.use-case.js';

/** For operators: `npm run rebuild-timelines -- <userId>…`, everybody's without an id. May run beside the service. */
const app = await createApp(appModule(readConfig()));
try {
  const rebuild = app.get(RebuildTimeline, { strict: false });
  const asked = process.argv.slice(2).map((id) => readId(id, 'userId'));
  let done = 0;
  for await (const userId of asked.length > 0 ? asked : app.get(ListPeople, { strict: false }).run()) {
    await rebuild.run(userId);
    done++;
  }
  logger.info({ timelines: done }, 'Timelines were rebuilt');
} finally {
  await app.close();
}
