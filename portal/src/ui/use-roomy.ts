import { createSharedComposable, useMediaQuery } from '@vueuse/core';

/**
 * Whether there is room for a panel beside the content: Tailwind's `xl`, so that classes can say the same. One query for
 * all who ask, so that all of them change in one layout and none is a step behind another.
 */
export const useRoomy = createSharedComposable(() => useMediaQuery('(min-width: 1280px)'));
