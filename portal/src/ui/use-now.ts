import { useIntervalFn } from '@vueuse/core';
import { ref, type Ref } from 'vue';
import { clock } from '../clock.ts';

/** The time, moved on at an interval. A page that is not seen needs no second hand. */
export function useNow(interval = 10_000): Ref<number> {
  const now = ref(clock.now());
  useIntervalFn(() => { now.value = clock.now(); }, interval);
  return now;
}
