/**
 * @since 0.1.0
 */
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Directories } from '../gather-facts.js'
import type { TemplateLookup } from '../template-lookup.js'

const once = <Key, F, A>(ask: (key: Key) => TaskEither<F, A>) => {
  const answers = new Map<Key, ReturnType<TaskEither<F, A>>>()
  return (key: Key): TaskEither<F, A> =>
    () => {
      const answer = answers.get(key) ?? ask(key)()
      answers.set(key, answer)
      return answer
    }
}

/** The same question, asked again for another line, is answered by the first answer. */
export const askedOnce = <
  Asked extends { readonly directories: Directories; readonly templates: TemplateLookup },
>(
  asked: Asked,
): Asked => {
  const { contacts, salespeople, campaigns } = asked.directories
  return {
    ...asked,
    templates: once(asked.templates),
    directories: {
      contacts: { find: once(contacts.find) },
      salespeople: { find: once(salespeople.find) },
      campaigns: { find: once(campaigns.find) },
    },
  }
}
