import { onScopeDispose, ref, watch } from 'vue';
import { clock } from '../clock.ts';

export const MARKED_FOR = 8_000;

/** What a value was before it moved, and whether it moved just now. */
export function useMarkedChange(value: () => string) {
  const was = ref<{ readonly value: string; readonly at: number }>();
  const fresh = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  watch(value, (_now, before) => {
    was.value = { value: before, at: clock.now() };
    fresh.value = true;
    clearTimeout(timer);
    timer = setTimeout(() => { fresh.value = false; }, MARKED_FOR);
  });
  onScopeDispose(() => clearTimeout(timer));
  return { was, fresh };
}
