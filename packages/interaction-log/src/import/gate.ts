/**
 * @since 0.1.0
 */

/** Those who wait for `opened` pass when `open` is called, or was. */
export const gate = () => {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}
