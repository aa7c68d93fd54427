import { config } from '@vue/test-utils';
import { openLocales } from '../src/locales/index.ts';

config.global.plugins = [openLocales('en', 'en')];
