/**
 * True while an input method is putting a syllable together, when Enter only finishes the syllable.
 * Safari ends the composition before that Enter arrives, and tells it by key code 229 alone.
 */
export function isComposing(event: { nativeEvent: { isComposing: boolean; keyCode: number } }): boolean {
  return event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;
}
