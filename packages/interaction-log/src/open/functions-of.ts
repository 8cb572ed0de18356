/**
 * Everything that an open log can be asked and told, but not to close.
 *
 * @since 0.1.0
 */
import { bulkCommands } from '../bulk/bulk-commands.js'
import { automaticCommands } from '../command/automatic-commands.js'
import { catalogCommands } from '../command/catalog-commands.js'
import { interactionCommands } from '../command/interaction-commands.js'
import { templateSetupCommands } from '../command/template-setup-commands.js'
import { contactCommands } from '../contact/contact-commands.js'
import { moveCommands } from '../contact/move-commands.js'
import type { Engine } from '../engine.js'
import { holdCommands } from '../hold/hold-commands.js'
import { imports } from '../import/import-rows.js'
import { ownViews } from '../own-view/open-view.js'
import { pasts } from '../past/pasts.js'
import { purgeCommands } from '../purge/purge-commands.js'
import { catalogs } from '../read/catalogs.js'
import { readings } from '../read/entries.js'
import { history } from '../read/history.js'
import { lastDates } from '../read/last-dates.js'
import { purgeRegister } from '../read/purges.js'
import { rebuilds } from '../read/rebuild.js'
import { viewList } from '../read/view-list.js'
import { watches } from '../read/watch/watch.js'
import { segmentLists } from '../segment/list-segments.js'
import { segmentCommands } from '../segment/segment-commands.js'
import { worksheetCommands } from '../segment/worksheet-commands.js'
import type { InteractionLog } from './interaction-log.js'

export const functionsOf = <Own>(engine: Engine<Own>): Omit<InteractionLog<Own>, 'close'> => ({
  ...catalogCommands(engine),
  ...interactionCommands(engine),
  ...purgeCommands(engine),
  ...holdCommands(engine),
  ...bulkCommands(engine),
  ...contactCommands(engine),
  ...moveCommands(engine),
  ...imports(engine),
  ...templateSetupCommands(engine),
  ...automaticCommands(engine),
  ...catalogs(engine),
  ...readings(engine),
  ...pasts(engine),
  ...worksheetCommands(engine),
  ...segmentCommands(engine),
  ...segmentLists(engine),
  ...purgeRegister(engine),
  ...viewList(engine),
  ...rebuilds(engine),
  ...watches(engine),
  ...ownViews(engine),
  history: history(engine),
  lastDates: lastDates(engine),
})
