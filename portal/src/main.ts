import ui from '@nuxt/ui/vue-plugin';
import { createApp } from 'vue';
import App from './App.vue';
import { openLocales } from './locales/index.ts';
import { openRouter } from './router.ts';
import './ui/theme/main.css';

createApp(App).use(openLocales()).use(openRouter()).use(ui).mount('#app');
