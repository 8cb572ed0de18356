/**
 * Why a log was not copied, as a sentence.
 *
 * @since 0.1.0
 */
import { match } from '@interaction-log/core'
import type { CopyFailure } from '@interaction-log/event-store-eventstoredb'
import { type ExitCode, exitCode } from '../exit-code.js'
import { sayConnectionString } from '../home/say-connection-string.js'
import type { Terminal } from '../terminal.js'

const { refused, failed, interrupted } = exitCode

export const sayNotCopied = (out: Terminal, failure: CopyFailure): ExitCode => {
  const answer = (code: ExitCode, sentence: string): ExitCode => {
    out.say(sentence)
    return code
  }
  return match<CopyFailure, ExitCode>(failure, {
    NothingToCopy: () => answer(refused, 'There is nothing to copy: the log has no events.'),
    OtherLog: () =>
      answer(refused, 'Another log is there already. Nothing was written; give another --prefix.'),
    CopyInUse: ({ stream, version }) =>
      answer(
        refused,
        `The copy is in use: event ${String(version)} of ${stream} was recorded there. ` +
          'Nothing was written.',
      ),
    CopyDiffers: ({ stream, version }) =>
      answer(
        failed,
        `Event ${String(version)} of ${stream} is not the same in the log and in the copy. ` +
          'Do not use the copy; copy again to another --prefix.',
      ),
    PositionsBehind: () =>
      answer(
        refused,
        'The positions of this server are lower than the entry numbers of the log, which would be ' +
          'given twice. Use another server.',
      ),
    CopyInterrupted: () => answer(interrupted, 'Interrupted. Run it again to go on from there.'),
    ConnectionStringInvalid: (invalid) => sayConnectionString(out, '--to', invalid),
    EventUndecodable: out.fail,
    StoreUnavailable: out.fail,
    StreamDamaged: out.fail,
    UnknownOutcome: ({ because }) =>
      answer(
        failed,
        `The server could not be asked: ${because}. Run it again to go on from there.`,
      ),
  })
}
